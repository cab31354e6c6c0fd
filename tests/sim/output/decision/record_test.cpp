#include "sim/output/decision/record.h"

#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "sim/output/decision/exports.h"
#include "sim/output/decision/json.h"
#include "tests/sim/analysis/psa_example.h"
#include "tests/sim/output/example.h"
#include "tests/support/text.h"

namespace spinepath::output {
namespace {

using test::has;

std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    rows.emplace_back();
    std::istringstream fields(line + ",");
    for (std::string field; std::getline(fields, field, ',');) rows.back().push_back(field);
  }
  return rows;
}

/// The example's pathways, told apart by an analytic sample.
class DecisionOutput : public testing::Test {
 protected:
  static scenario::Scenario scenario_with_decision() {
    std::string text = test::example_text;
    const std::string cohort = "[cohort]";
    text.insert(text.find(cohort),
                "[decision]\nthresholds = [20_000]\ngrid = { max = 40_000, steps = 4 }\n"
                "groups = { plan = [\"coverage.*\"] }\n");
    return test::scenario_of(text);
  }
  static PsaSample three_pathways() {
    PsaSample sample = test::linear_sample(200, 1, 300, 0.02);
    PsaSample three = test::empty_sample({"usual", "ladder_with_cells", "nothing"}, 200,
                                         {"coverage.coinsurance", "coverage.other", "idle"});
    three.parameter_values = sample.parameter_values;
    for (std::size_t i = 0; i < 200; ++i)
      for (std::size_t s = 0; s < 3; ++s)
        for (const std::size_t quantity : {test::care_cost, test::qaly_gain})
          test::mean_at(three, i, s, quantity) = sample.at(i, s == 1 ? 1 : 0, quantity);
    for (const std::size_t quantity : {test::care_cost, test::qaly_gain})
      test::noise_at(three, 1, quantity, 1, quantity) = sample.noise_at(1, quantity, 1, quantity);
    return three;
  }

  const scenario::Scenario scenario_ = scenario_with_decision();
  const PsaSample sample_ = three_pathways();
  const DecisionRecord record_ = decision_record(scenario_, sample_);
};

TEST_F(DecisionOutput, LeavesWhatIfsOutAndSaysTheSameOfTheOthers) {
  scenario::Scenario scenario = scenario_;
  for (scenario::Treatment& treatment : scenario.treatments) {
    if (treatment.name.text != "cells") continue;
    treatment.evidence.text = "clinic_claim";
    treatment.variants.push_back({.name = {"clinic_claim", {}}, .measured = treatment.measured, .where = {}});
  }
  const DecisionRecord record = decision_record(scenario, sample_);
  EXPECT_EQ(record.asked.strategies, (std::vector<std::string>{"usual", "nothing"}));
  EXPECT_EQ(record.sample.at(7, 1, test::qaly_gain), sample_.at(7, 2, test::qaly_gain));
  EXPECT_EQ(record.asked.means[1].cost, record_.asked.means[2].cost);
  EXPECT_EQ(rows_of(decision_csv(record)).size(), 1 + 4 * 5 * 2u);
}

TEST_F(DecisionOutput, HasARowForEachViewThresholdAndPathway) {
  const auto rows = rows_of(decision_csv(record_));
  ASSERT_EQ(rows.size(), 1 + 4 * 5 * 3u);  // the grid's 20,000 is the threshold asked for
  for (const auto& row : rows) EXPECT_EQ(row.size(), rows[0].size());
  EXPECT_EQ(rows[1][0], "patient");
  EXPECT_EQ(rows[1 + 2 * 15][0], "health_care");
  const auto& asked = rows[1 + 2 * 15 + 2 * 3 + 1];
  EXPECT_EQ(asked[1], "qalys");
  EXPECT_EQ(asked[2], "20000");
  EXPECT_EQ(asked[3], "ladder_with_cells");
  const auto column = [&](const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(rows[0], name) - rows[0].begin());
  };
  const StrategyValue& worth = record_.asked.thresholds[0].strategies[1];
  EXPECT_EQ(std::stod(asked[column("inmb")]), worth.inmb);
  EXPECT_EQ(std::stod(asked[column("p_best")]), worth.probability.corrected);
  EXPECT_EQ(std::stod(asked[column("p_best_naive")]), worth.probability.naive);
  EXPECT_EQ(std::stod(asked[column("loss_se")]), *worth.expected_loss.corrected_error);
  for (std::size_t r = 1; r < rows.size(); ++r)
    for (const char* error : {"p_best_se", "p_best_naive_se", "loss_se", "loss_naive_se"})
      EXPECT_NE(rows[r][column(error)], "") << error << " at " << rows[r][2];
  EXPECT_EQ(asked[column("ties")], std::to_string(record_.asked.thresholds[0].ties));
  EXPECT_GT(record_.asked.thresholds[0].ties, 0u);  // `nothing` is the twin of `usual`
}

TEST_F(DecisionOutput, InformationIsWorthWhatTheAnalysisSays) {
  const auto rows = rows_of(information_csv(record_));
  ASSERT_EQ(rows.size(), 1 + 1 + 1 + 3u);
  for (const auto& row : rows) EXPECT_EQ(row.size(), rows[0].size());
  EXPECT_EQ(rows[1][3], "everything");
  EXPECT_EQ(std::stod(rows[1][5]), record_.asked.thresholds[0].evpi.naive);
  EXPECT_EQ(std::stod(rows[1][7]), record_.asked.thresholds[0].evpi.corrected);
  EXPECT_EQ(rows[2][3], "group");
  EXPECT_EQ(rows[2][4], "plan");
  EXPECT_EQ(rows[3][3], "parameter");
  EXPECT_EQ(rows[3][4], "coverage.coinsurance");
  EXPECT_EQ(std::stod(rows[3][7]), record_.asked.thresholds[0].parameters[0]->value);
}

TEST_F(DecisionOutput, TheReportNamesTheBestItsChanceAndWhatToLearn) {
  const std::string worth = net_benefit_section(record_).table.text(unlimited_width);
  EXPECT_TRUE(has(worth, "at 20,000 USD per QALY"));
  EXPECT_EQ(std::ranges::count(worth, '*'), 1);
  EXPECT_TRUE(has(net_benefit_section(record_).caption, "several pathways were equally good"));
  const std::string information = information_section(record_).table.text(unlimited_width);
  EXPECT_TRUE(has(information, "everything (EVPI)"));
  EXPECT_TRUE(has(information, "for the whole cohort"));
  EXPECT_TRUE(has(information, "group plan"));
  EXPECT_LT(information.find("coverage.coinsurance"), information.find("coverage.other"));  // worth more
  const std::string views = views_section(record_).table.text(unlimited_width);
  EXPECT_TRUE(has(views, "patient      ladder_with_cells, "));  // who pay nothing, and gain
}

TEST_F(DecisionOutput, TheSummaryHoldsTheSame) {
  const nlohmann::json decision = nlohmann::json::parse(decision_json(record_).dump());
  EXPECT_EQ(decision["view"], "health_care");
  ASSERT_EQ(decision["thresholds"].size(), 1u);
  const nlohmann::json& at = decision["thresholds"][0];
  EXPECT_EQ(at["evpi"]["value"], record_.asked.thresholds[0].evpi.corrected);
  EXPECT_EQ(at["pathways"][1]["pathway"], "ladder_with_cells");
  EXPECT_EQ(at["pathways"][1]["p_best"]["naive"],
            record_.asked.thresholds[0].strategies[1].probability.naive);
  EXPECT_EQ(at["evppi_groups"][0]["name"], "plan");
  EXPECT_EQ(at["evppi_parameters"].size(), 3u);
}

TEST_F(DecisionOutput, RatiosStandWhereTheyHaveAMeaningAndAreNeverNegative) {
  const std::string text = effects_section(record_).table.text(unlimited_width);
  for (const char* part :
       {"per QALY", "per year with half the pain gone", "per responder", "dominated", "equal"})
    EXPECT_TRUE(has(text, part)) << part;
  EXPECT_FALSE(has(text, "-"));
}

TEST_F(DecisionOutput, AnIdenticalPathwayIsEqualAndNotDominated) {
  const std::string text = effects_section(record_).table.text(unlimited_width);
  const std::size_t twin = text.find("  nothing");
  ASSERT_NE(twin, std::string::npos);
  const std::string row = text.substr(twin, text.find('\n', twin) - twin);
  EXPECT_TRUE(has(row, "usual"));
  EXPECT_TRUE(has(row, "equal"));
  EXPECT_FALSE(has(row, "dominated"));
  const std::vector<File> files = export_files(record_);
  const std::string icers = std::ranges::find(files, "export/icers.csv", &File::name)->text;
  EXPECT_TRUE(has(icers, "nothing,4000,2,,,,D,,,\n"));  // dampack has no word for it
}

TEST_F(DecisionOutput, EffectsThatDifferLookDifferent) {
  PsaSample sample = sample_;
  for (std::size_t i = 0; i < sample.draws; ++i) {
    test::mean_at(sample, i, 2, test::care_cost) = 4000.25;
    test::mean_at(sample, i, 2, test::qaly_gain) = 1.99999;
  }
  const std::string text = effects_section(decision_record(scenario_, sample)).table.text(unlimited_width);
  for (const char* part : {"4,000.0  2.00000", "4,000.2  1.99999"}) EXPECT_TRUE(has(text, part)) << text;
}

TEST_F(DecisionOutput, WhereDrawsAreTooFewItSaysHowManyItTakes) {
  EXPECT_FALSE(has(information_section(record_).caption, "takes"));
  PsaSample sample = sample_;
  sample.draws = 15;
  sample.mean.resize(15 * 3 * quantity_count);
  sample.parameter_values.resize(15 * 3);
  const Section section = information_section(decision_record(scenario_, sample));
  EXPECT_TRUE(has(section.table.text(unlimited_width), "–"));
  EXPECT_TRUE(
      has(section.caption, "needs ten draws per parameter or curve and ten more: 20 for the largest"));
}

TEST_F(DecisionOutput, CheaperAndLessEffectiveIsSaidInWords) {
  PsaSample sample = sample_;
  for (std::size_t i = 0; i < sample.draws; ++i) {
    test::mean_at(sample, i, 2, test::care_cost) = 3000;
    test::mean_at(sample, i, 2, test::qaly_gain) = 1.9;
  }
  const DecisionRecord record = decision_record(scenario_, sample);
  EXPECT_TRUE(
      has(effects_section(record).table.text(unlimited_width), "less costly, less effective: saves 10,000"));
}

}  // namespace
}  // namespace spinepath::output
