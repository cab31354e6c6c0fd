#include "sim/output/decision/exports.h"

#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/sim/analysis/psa_example.h"
#include "tests/sim/output/example.h"

namespace spinepath::output {
namespace {

using test::mean_at;
using Lines = std::vector<std::string>;

/// Three draws of three pathways of the example; payer's money, years of relief.
PsaSample three_draws() {
  PsaSample sample = test::empty_sample({"usual", "ladder_with-cells", "nothing"}, 3,
                                        {"coverage.coinsurance", "treatments.cells.response.3 months.mean"});
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t s = 0; s < 3; ++s) {
      mean_at(sample, i, s, test::payer_cost) = static_cast<double>(1000 * s + 10 * i);
      mean_at(sample, i, s, quantity_of(Outcome::years_relief_50)) =
          0.5 * static_cast<double>(s == 1 ? i : 0);
    }
    test::parameter_at(sample, i, 0) = 0.25 * static_cast<double>(i);
    test::parameter_at(sample, i, 1) = 40;
  }
  return sample;
}

class Exports : public testing::Test {
 protected:
  Exports() {
    const DecisionQuestion question{.perspective = {.view = View::payer, .effect = Outcome::years_relief_50},
                                    .thresholds = {1500, 2500},
                                    .grid = {0, 1000, 2000},
                                    .groups = {{"all", {0, 1}}}};
    record_.asked = decide(sample_, question);
  }
  Lines lines_of(const std::string& name) const {
    const std::vector<File> files = export_files(record_);
    std::istringstream text(whole_text(*std::ranges::find(files, "export/" + name, &File::name)));
    Lines lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
  }

  const scenario::Scenario scenario_ = test::scenario_of(test::example_text);
  const PsaSample sample_ = three_draws();
  DecisionRecord record_{.scenario = scenario_,
                         .sample = sample_,
                         .asked = {},
                         .views = {},
                         .effect = {"years_relief_50", "year of relief"}};
};

TEST_F(Exports, AreTheFilesAnnounced) {
  const std::vector<File> files = export_files(record_);
  std::vector<std::string> names;
  for (const File& file : files) names.push_back(file.name);
  EXPECT_EQ(names, export_names());
}

// BCEA, dampack, voi, SAVI: draws by strategies, header alone, the same row the same draw.
TEST_F(Exports, CostEffectAndParametersAreTablesOfDraws) {
  EXPECT_EQ(lines_of("cost.csv"),
            (Lines{"usual,ladder_with.cells,nothing", "0,1000,2000", "10,1010,2010", "20,1020,2020"}));
  EXPECT_EQ(lines_of("effect.csv"), (Lines{"usual,ladder_with.cells,nothing", "0,0,0", "0,0.5,0", "0,1,0"}));
  EXPECT_EQ(lines_of("param.csv"), (Lines{"coverage.coinsurance,treatments.cells.response.3.months.mean",
                                          "0,40", "0.25,40", "0.5,40"}));
}

TEST_F(Exports, TheLongTableIsHesims) {
  const Lines lines = lines_of("psa_long.csv");
  ASSERT_EQ(lines.size(), 1 + 3 * 3u);
  EXPECT_EQ(lines[0], "sample,strategy_id,grp_id,costs,years_relief_50");
  EXPECT_EQ(lines[1], "1,1,1,0,0");
  EXPECT_EQ(lines[5], "2,2,1,1010,0.5");
  EXPECT_EQ(lines[9], "3,3,1,2020,0");
}

// dampack: on the frontier, then extendedly dominated, then dominated; by cost.
TEST_F(Exports, RatiosAreDampacks) {
  EXPECT_EQ(lines_of("icers.csv"),
            (Lines{"Strategy,Cost,Effect,Inc_Cost,Inc_Effect,ICER,Status,ICER_p025,ICER_p975,Interval",
                   "usual,10,0,,,,ND,,,", "ladder_with.cells,1010,0.5,1000,0.5,2000,ND,,,not an interval",
                   "nothing,2010,0,,,,D,,,"}));
}

TEST_F(Exports, AcceptabilityAndInformationAreDampacks) {
  const Lines ceac = lines_of("ceac.csv");
  ASSERT_EQ(ceac.size(), 1 + 3 * 3u);
  EXPECT_EQ(ceac[0], "WTP,Strategy,Proportion,On_Frontier");
  EXPECT_EQ(ceac[1], "0,usual,1,TRUE");
  EXPECT_EQ(ceac[2], "0,ladder_with.cells,0,FALSE");
  // INMB of the second at 2000: -1000, 0 (a tie: the first declared), 1000; mean 0: the first.
  EXPECT_EQ(ceac[7], "2000,usual,0.6666666666666666,TRUE");
  EXPECT_EQ(ceac[8], "2000,ladder_with.cells,0.3333333333333333,FALSE");
  EXPECT_EQ(lines_of("evpi.csv"), (Lines{"WTP,EVPI", "0,0", "1000,0", "2000,333.3333333333333"}));
}

// voi: by what is known, then by threshold. Three draws are too few for a regression: empty fields.
TEST_F(Exports, PartialInformationIsVois) {
  EXPECT_EQ(lines_of("evppi.csv"),
            (Lines{"pars,k,evppi,se,curve", "coverage.coinsurance,1500,,,", "coverage.coinsurance,2500,,,",
                   "treatments.cells.response.3.months.mean,1500,,,",
                   "treatments.cells.response.3.months.mean,2500,,,", "all,1500,,,", "all,2500,,,"}));
}

// As a tornado has them: what is drawn together is one row. The curve of another program's sample has no name.
TEST_F(Exports, ACurveIsOneRowOfItsFirstParameter) {
  record_.sample.parameter_ranks = {0, 0};
  record_.asked = decide(record_.sample, record_.asked.question);
  EXPECT_EQ(lines_of("evppi.csv"),
            (Lines{"pars,k,evppi,se,curve", "coverage.coinsurance,1500,,,coverage.coinsurance",
                   "coverage.coinsurance,2500,,,coverage.coinsurance", "all,1500,,,", "all,2500,,,"}));
}

TEST_F(Exports, GroupsAndNumbersOfStrategiesAreTables) {
  EXPECT_EQ(lines_of("groups.csv"), (Lines{"group,parameter", "all,coverage.coinsurance",
                                           "all,treatments.cells.response.3.months.mean"}));
  EXPECT_EQ(lines_of("strategies.csv"),
            (Lines{"strategy_id,strategy", "1,usual", "2,ladder_with.cells", "3,nothing"}));
}

TEST_F(Exports, HaveTheCostsOfAnyView) {
  DecisionQuestion question = record_.asked.question;
  question.perspective.view = View::patient;
  record_.views[index_of(View::patient)] = weigh(sample_, question);
  const std::vector<File> own = export_files(record_, View::payer), same = export_files(record_),
                          other = export_files(record_, View::patient);
  ASSERT_EQ(own.size(), other.size());
  for (std::size_t i = 0; i < own.size(); ++i)
    EXPECT_EQ(whole_text(own[i]), whole_text(same[i])) << own[i].name;
  EXPECT_EQ(whole_text(other[0]), "usual,ladder_with.cells,nothing\n0,0,0\n0,0,0\n0,0,0\n")
      << "patients pay nothing";
  EXPECT_EQ(whole_text(other[1]), whole_text(own[1])) << "effects are the same";
  const auto evppi = std::ranges::find(other, "export/evppi.csv", &File::name);
  EXPECT_EQ(std::ranges::count(evppi->text, '\n'), 1 + 3 * 2);
}

TEST_F(Exports, HaveNoTableOfParametersWhereNoneIsUncertain) {
  const PsaSample sample = test::empty_sample({"usual", "nothing"}, 3, {});
  record_.sample = sample;
  record_.asked = decide(sample, {.perspective = {}, .thresholds = {1500}, .grid = {0}, .groups = {}});
  std::vector<std::string> names;
  for (const File& file : export_files(record_)) names.push_back(file.name);
  std::vector<std::string> expected = export_names();
  std::erase(expected, "export/param.csv");
  EXPECT_EQ(names, expected);
}

TEST_F(Exports, OneWaySensitivityIsDampacks) {
  const std::vector<OneWay> rows{{"a.3 months", "usual", 0.5, 10}, {"a.3 months", "usual", 0.7, 12}};
  EXPECT_EQ(owsa_csv(rows),
            "parameter,strategy,param_val,outcome_val\na.3.months,usual,0.5,10\na.3.months,usual,0.7,12\n");
}

TEST_F(Exports, TwoWaySensitivityIsDampacks) {
  const std::vector<TwoWayValue> rows{{0.5, 1, "usual", 10}, {0.5, 2, "with-cells", 12}};
  EXPECT_EQ(twsa_csv("a.3 months", "b", rows),
            "a.3.months,b,strategy,outcome_val\n0.5,1,usual,10\n0.5,2,with.cells,12\n");
}

TEST(RNames, AreLeftAloneByR) {
  EXPECT_EQ(r_name("ladder_with.cells"), "ladder_with.cells");
  EXPECT_EQ(r_name("with-cells"), "with.cells");
  EXPECT_EQ(r_name("3 months"), "X3.months");
  EXPECT_EQ(r_name("_x"), "X_x");
  EXPECT_EQ(r_name(".2x"), "X.2x");
  EXPECT_EQ(r_name("if"), "if.");
  EXPECT_EQ(r_name("é"), "..");  // two bytes
  EXPECT_EQ(r_name(""), "X");
}

TEST(RNames, StayDifferent) {
  const std::vector<std::string> names{"a-b", "a.b", "a_b", "a b"};
  EXPECT_EQ(r_names(names), (std::vector<std::string>{"a.b", "a.b.1", "a_b", "a.b.2"}));
}

}  // namespace
}  // namespace spinepath::output
