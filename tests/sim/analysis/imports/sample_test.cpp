// Samples from tables of costs, effects, errors and parameters, or from one long table; and their decisions, where these
// are known.
#include "sim/analysis/imports/sample.h"

#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/analysis/decision/decision.h"
#include "tests/sim/analysis/imports/texts.h"
#include "tests/sim/analysis/psa_example.h"

namespace spinepath {
namespace {

using test::errors_of;
using test::sample_from;
using test::text_file;

TEST(ImportedSamples, TakeStrategiesByNameInTheOrderOfTheCosts) {
  scenario::Report report;
  const auto sample = sample_from("usual,new\n10,20\n11,21\n", "new,usual\n2,1\n2.5,1.5\n", report);
  ASSERT_TRUE(sample) << errors_of(report);
  EXPECT_EQ(sample->strategies, (std::vector<std::string>{"usual", "new"}));
  EXPECT_EQ(sample->draws, 2u);
  EXPECT_EQ(sample->at(1, 0, test::care_cost), 11);
  EXPECT_EQ(sample->at(1, 1, test::care_cost), 21);
  EXPECT_EQ(sample->at(0, 0, test::qaly_gain), 1);
  EXPECT_EQ(sample->at(1, 1, test::qaly_gain), 2.5);
  EXPECT_EQ(sample->at(1, 1, test::payer_cost), 0);
}

TEST(ImportedSamples, SayWhichTablesDoNotBelongTogether) {
  const std::string cost = "usual,new\n10,20\n11,21\n";
  for (const auto& [costs, effects, parameters, message] :
       std::vector<std::tuple<std::string, std::string, std::string, std::string>>{
           {cost, "usual,nwe\n1,2\n1,2\n", "",
            "effect.csv:1:7: nwe: is not a strategy of the costs; allowed: the strategies of the costs: "
            "usual, "
            "new; did you mean new?\n"
            "effect.csv:1:1: new: there is no column of this strategy; allowed: the strategies of the costs: "
            "usual, new\n"},
           {cost, "usual,new\n1,2\n1,2\n1,2\n", "",
            "effect.csv:4:1: the table has 3 rows, that of the costs 2; allowed: the same draws, a row "
            "each\n"},
           {cost, "usual,new\n1,2\n1,2\n", "p\n1\n",
            "param.csv:2:1: the table has 1 rows, that of the costs 2; allowed: the same draws, a row "
            "each\n"},
           {"usual,new\n1,2\n", "usual,new\n1,2\n", "",
            "cost.csv:2:1: there is one draw, which has no spread; allowed: 2 draws or more, a row each\n"},
           {"usual\n1\n2\n", "usual\n1\n2\n", "",
            "cost.csv:1:1: there is one strategy, and nothing to decide; allowed: 2 strategies or more, a "
            "column "
            "each\n"}}) {
    scenario::Report report;
    EXPECT_FALSE(sample_from(costs, effects, report, parameters));
    EXPECT_EQ(errors_of(report), message);
  }
}

TEST(ImportedSamples, HaveTheMeanOfSquaredErrorsAsNoise) {
  scenario::Report report;
  const auto table = [&](const char* text) { return *number_table(text_file(text), report); };
  const auto sample = sample_of({.cost = table("a,b\n1,2\n3,4\n"),
                                 .effect = table("a,b\n1,2\n3,4\n"),
                                 .cost_error = table("b,a\n3,1\n4,1\n"),
                                 .effect_error = table("a,b\n0,0.5\n0,0.1\n")},
                                {}, report);
  ASSERT_TRUE(sample) << errors_of(report);
  EXPECT_EQ(sample->noise_at(0, test::care_cost, 0, test::care_cost), 1);
  EXPECT_EQ(sample->noise_at(1, test::care_cost, 1, test::care_cost), (9 + 16) / 2.0);
  EXPECT_EQ(sample->noise_at(1, test::qaly_gain, 1, test::qaly_gain), (0.5 * 0.5 + 0.1 * 0.1) / 2);
  EXPECT_EQ(sample->noise_at(0, test::care_cost, 1, test::care_cost), 0);
  EXPECT_EQ(sample->noise_at(1, test::care_cost, 1, test::qaly_gain), 0);
  EXPECT_FALSE(sample_of({.cost = table("a,b\n1,2\n3,4\n"),
                          .effect = table("a,b\n1,2\n3,4\n"),
                          .cost_error = table("a,b\n1,-1\n1,1\n"),
                          .effect_error = table("a,b\n1,1\n1,1\n")},
                         {}, report));
  EXPECT_EQ(errors_of(report),
            "cost.csv:1:3: b: a standard error is below 0; allowed: standard errors, 0 or above\n");
}

TEST(ImportedSamples, CountParametersInTheSameOrderAsOne) {
  std::string outcomes = "a,b\n", parameters = "rate,twice,other,same\n";
  test::Normals normal(1);
  for (int i = 0; i < 20; ++i) {
    const double rate = normal(), other = normal();
    outcomes += fmt::format("{},{}\n", normal(), normal());
    parameters += fmt::format("{},{},{},7\n", rate, std::exp(rate), other);
  }
  scenario::Report report;
  const auto sample = sample_from(outcomes, outcomes, report, parameters);
  ASSERT_TRUE(sample) << errors_of(report);
  EXPECT_EQ(sample->parameter_ranks, (std::vector<std::size_t>{0, 0, 2, 3}));
  const auto few = sample_from("a,b\n1,2\n3,4\n", "a,b\n1,2\n3,4\n", report, "p,q\n1,2\n2,3\n");
  ASSERT_TRUE(few);
  EXPECT_EQ(few->parameter_ranks, (std::vector<std::size_t>{0, 1})) << "with few draws it may be an accident";
}

std::optional<SampleTables> long_tables(const std::string& text, scenario::Report& report) {
  const scenario::TextFile file = text_file(text);
  const auto table = text_table(file, report);
  return table ? tables_of_long(*table, *table, "", report) : std::nullopt;
}

TEST(LongTables, AreTheSameAsWideOnes) {
  scenario::Report report;
  const auto tables = long_tables(
      "sample,strategy_id,grp_id,costs,qalys\n1,usual,1,10,1\n1,new,1,20,2\n2,new,1,21,2.5\n2,usual,1,11,1."
      "5\n",
      report);
  ASSERT_TRUE(tables) << errors_of(report);
  EXPECT_EQ(tables->cost.values, (std::vector<double>{10, 20, 11, 21}));
  EXPECT_EQ(tables->effect.values, (std::vector<double>{1, 2, 1.5, 2.5}));
  EXPECT_EQ(tables->cost.columns[1].text, "new");
  EXPECT_EQ(tables->effect_name, "qalys");
}

TEST(LongTables, SayWhereTheyAreWrong) {
  const std::string header = "sample,strategy_id,grp_id,costs,qalys\n",
                    rule =
                        "; allowed: one row per sample and "
                        "strategy\n";
  const std::string columns =
      "columns sample, strategy_id (or strategy), costs (or cost), and qalys, effects or another effect\n";
  for (const auto& [text, message] : std::vector<std::pair<std::string, std::string>>{
           {"sample,strategy_id,costs\n1,1,1\n",
            "cost.csv:1:1: qalys: column is missing; allowed: " + columns},
           {header + "1,1,1,1,1\n1,2,2,1,1\n",
            "cost.csv:3:5: grp_id: \"2\" follows \"1\"; allowed: one value in "
            "all rows: one group, one decision; " +
                columns},
           {header + "1,1,1,1,1\n1,2,1,1,1\n2,1,1,1,1\n1,2,1,1,1\n",
            "cost.csv:5:1: sample 1, strategy 2 has a second row" + rule +
                "cost.csv:5:1: sample 2, strategy 2 has no row" + rule},
           {header + "1,1,1,1,1\n2,2,1,1,1\n3,3,1,1,1\n",
            "cost.csv:4:1: 3 samples of 3 strategies need a row each, and there are 3 rows" + rule},
           {header + "1,1,1,1,1\n1,2,1,x,1\n",
            "cost.csv:3:7: costs: \"x\" is not a number; allowed: a number with a decimal point, within "
            "±1e+15\n"}}) {
    scenario::Report report;
    EXPECT_FALSE(long_tables(text, report)) << text;
    EXPECT_EQ(errors_of(report), message);
  }
}

/// Cost and effect of a sample as texts with all digits.
std::string column_text(const PsaSample& sample, std::size_t quantity) {
  std::string text = "usual,new\n";
  for (std::size_t i = 0; i < sample.draws; ++i)
    text += fmt::format("{},{}\n", sample.at(i, 0, quantity), sample.at(i, 1, quantity));
  return text;
}

// The sample of psa_example.h, of which EVPI, EVPPI and the chance to be best are known in closed form, written and
// read: its decision is that of the sample in memory, to the bit, and that of the closed form within its errors.
TEST(ImportedSamples, GiveTheDecisionThatIsKnown) {
  const PsaSample known = test::linear_sample(20'000, 3, 0, 0);
  std::string parameters = "X,Y,idle\n";
  for (std::size_t i = 0; i < known.draws; ++i)
    parameters +=
        fmt::format("{},{},{}\n", known.parameter(i, 0), known.parameter(i, 1), known.parameter(i, 2));
  scenario::Report report;
  const auto read = sample_from(column_text(known, test::care_cost), column_text(known, test::qaly_gain),
                                report, parameters);
  ASSERT_TRUE(read) << errors_of(report);
  EXPECT_EQ(read->mean, known.mean);
  const DecisionQuestion question{.thresholds = {20'000}, .grid = {}, .groups = {}};
  const Decision decision = decide(*read, question), same = decide(known, question);
  const DecisionAt &at = decision.thresholds[0], &as = same.thresholds[0];
  EXPECT_EQ(at.evpi.naive, as.evpi.naive);
  EXPECT_NEAR(at.evpi.naive, 293.188, 4.5 * *at.evpi.naive_error);
  EXPECT_NEAR(at.strategies[1].probability.naive, 0.546586, 4.5 * *at.strategies[1].probability.naive_error);
  const std::array<double, 3> evppi{271.644, 76.271, 0};
  for (std::size_t p = 0; p < evppi.size(); ++p) {
    EXPECT_EQ(at.parameters[p]->value, as.parameters[p]->value);
    EXPECT_NEAR(at.parameters[p]->value, evppi[p], 4.5 * at.parameters[p]->error + 1);
  }
}

// Three strategies and four draws, by hand: at 10 per unit, net benefits are
//   A: 0 0 0 0    B: 10*2-10 = 10, 10*1-20 = -10, 10*3-10 = 20, 10*0-12 = -12    C: -5 -5 -5 25
// with means 0, 2 and 2.5, so C is chosen; the best in each draw brings 10, 0, 20, 25, in the mean 13.75.
TEST(ImportedSamples, GiveTheFiguresFoundByHand) {
  scenario::Report report;
  const auto sample =
      sample_from("A,B,C\n0,10,5\n0,20,5\n0,10,5\n0,12,5\n", "A,B,C\n0,2,0\n0,1,0\n0,3,0\n0,0,3\n", report);
  ASSERT_TRUE(sample) << errors_of(report);
  const Decision decision = decide(*sample, {.thresholds = {10}, .grid = {}, .groups = {}});
  const DecisionAt& at = decision.thresholds[0];
  EXPECT_EQ(at.best, 2u);
  EXPECT_DOUBLE_EQ(at.strategies[1].nmb, 2);
  EXPECT_DOUBLE_EQ(at.strategies[2].nmb, 2.5);
  EXPECT_DOUBLE_EQ(at.evpi.naive, 13.75 - 2.5);
  EXPECT_DOUBLE_EQ(at.strategies[0].probability.naive, 0.25);
  EXPECT_DOUBLE_EQ(at.strategies[1].probability.naive, 0.5);
  EXPECT_DOUBLE_EQ(at.strategies[2].probability.naive, 0.25);
  EXPECT_DOUBLE_EQ(at.strategies[0].expected_loss.naive, 13.75);
}

}  // namespace
}  // namespace spinepath
