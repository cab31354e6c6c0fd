#include "sim/analysis/decision/question.h"

#include <gtest/gtest.h>

#include "tests/sim/analysis/psa_example.h"

namespace spinepath {
namespace {

using Numbers = std::vector<double>;

scenario::Scenario with_uncertain_utility() {
  scenario::Scenario scenario;
  scenario::Utility& utility = scenario.utility;
  utility.at_no_pain.path = "utility.at_no_pain";
  utility.per_pain_point.path = "utility.per_pain_point";
  utility.at_no_pain.uncertainty.emplace();
  utility.per_pain_point.uncertainty.emplace();
  return scenario;
}

TEST(DecisionQuestion, HasUsualThresholdsAndAGridToTwiceTheLargest) {
  const DecisionQuestion question = question_of({}, test::empty_sample({"a", "b"}, 2));
  EXPECT_EQ(question.thresholds, (Numbers{50'000, 100'000}));
  EXPECT_EQ(question.grid.size(), 101u);
  EXPECT_EQ(question.grid.front(), 0);
  EXPECT_EQ(question.grid[1], 2000);
  EXPECT_EQ(question.grid.back(), 200'000);
  EXPECT_EQ(question.perspective.cost(), test::care_cost);
  EXPECT_EQ(question.perspective.effect, Outcome::qalys);
}

TEST(DecisionQuestion, AsksWhatTheScenarioSays) {
  scenario::Scenario scenario;
  scenario.decision = {.view = View::societal,
                       .effect = Outcome::responders,
                       .thresholds = {3000, 0},
                       .grid = {.max = 1000, .steps = 4}};
  const DecisionQuestion question = question_of(scenario, test::empty_sample({"a", "b"}, 2));
  EXPECT_EQ(question.thresholds, (Numbers{3000, 0}));
  EXPECT_EQ(question.grid, (Numbers{0, 250, 500, 750, 1000}));
  EXPECT_EQ(question.perspective.cost(), quantity_of(View::societal));
  EXPECT_EQ(question.perspective.effect, Outcome::responders);
}

TEST(DecisionQuestion, OfThresholdZeroAloneIsOnePoint) {
  scenario::Scenario scenario;
  scenario.decision.thresholds = {0};
  EXPECT_EQ(question_of(scenario, test::empty_sample({"a"}, 2)).grid, Numbers{0});
}

TEST(DecisionQuestion, AGroupHasEachOfItsParametersThatWereDrawnOnce) {
  scenario::Scenario scenario = with_uncertain_utility();
  scenario.decision.groups = {{{"both", {}}, {{"utility.*", {}}, {"*at_no_pain", {}}}},
                              {{"idle", {}}, {{"utility.per_pain_point", {}}}}};
  const PsaSample sample = test::empty_sample({"a"}, 2, {"cohort.female", "utility.at_no_pain"});
  const DecisionQuestion question = question_of(scenario, sample);
  ASSERT_EQ(question.groups.size(), 2u);
  EXPECT_EQ(question.groups[0].name, "both");
  EXPECT_EQ(question.groups[0].parameters, std::vector<std::size_t>{1});
  EXPECT_TRUE(question.groups[1].parameters.empty());
  // What nobody drew matters to nobody.
  EXPECT_EQ(decide(sample, question).thresholds[0].groups[1]->value, 0);
}

}  // namespace
}  // namespace spinepath
