#include "sim/output/scenario/parameters_text.h"

#include <gtest/gtest.h>

#include "tests/sim/output/example.h"

namespace spinepath::output {
namespace {

const ParameterText* find(const std::vector<ParameterText>& all, const std::string& path) {
  for (const ParameterText& text : all)
    if (text.parameter->path == path) return &text;
  return nullptr;
}

TEST(ParametersText, MoneyIsInTheScenariosCurrency) {
  const scenario::Scenario scenario = test::scenario_of(test::example_text);
  const auto all = parameters_of(scenario);
  EXPECT_EQ(find(all, "background.day_off_work")->unit, "USD per day");
  EXPECT_EQ(find(all, "treatments.fusion.costs.hospital.amount.mean")->unit, "USD");
}

TEST(ParametersText, KnowsSourceAndUncertainty) {
  const scenario::Scenario scenario = test::scenario_of(test::example_text);
  const auto all = parameters_of(scenario);
  EXPECT_EQ(find(all, "coverage.coinsurance")->source->design, "fee-schedule");
  EXPECT_EQ(find(all, "coverage.coinsurance")->uncertainty, "beta, n = 50");
  EXPECT_EQ(find(all, "cohort.female")->source, nullptr);
}

TEST(ParametersText, DescribesDistributionsInTheWordsOfTheFormat) {
  const scenario::Scenario scenario = test::scenario_of(test::example_text);
  EXPECT_EQ(quantity_text(scenario.cohort.age), "normal, mean 55, sd 15, min 18, max 90");
  EXPECT_EQ(duration_text(scenario.pathways[1].steps[1].wait), "uniform, low 2 weeks, high 8 weeks");
  EXPECT_EQ(quantity_text(scenario.treatments[1].costs[0].amount), "5000");
}

}  // namespace
}  // namespace spinepath::output
