#include "sim/output/scenario/life_expectancy.h"

#include <gtest/gtest.h>

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::output {
namespace {

using scenario::scenario_of;
using scenario::small_scenario;

TEST(LifeExpectancy, is_that_at_the_mean_age_of_the_cohort) {
  scenario::Scenario s =
      scenario_of(scenario::with("age = 50", "age = { dist = \"uniform\", low = 40, high = 64 }"));
  s.mortality.table = LifeTable({{0, 0.1, 0.05}, {1, 0.1, 0.05}});  // exponential: 1/hazard at any age
  const LifeExpectancy expected = life_expectancy(s, 2);
  EXPECT_DOUBLE_EQ(expected.age, 52);
  EXPECT_NEAR(expected.men, 5, 1e-12);
  EXPECT_NEAR(expected.women, 10, 1e-12);
}

TEST(LifeExpectancy, has_no_lines_without_a_life_table_and_no_end_without_deaths) {
  scenario::Scenario s = scenario_of(std::string(small_scenario));
  EXPECT_TRUE(mortality_lines(s).empty());
  s.mortality.path.text = "table.csv";
  s.mortality.table = LifeTable({{0, 0, 0.05}});
  const std::vector<std::string> expected{"table.csv",
                                          "life expectancy at 50.0 years: men ∞, women 20.0 years"};
  EXPECT_EQ(mortality_lines(s), expected);
}

}  // namespace
}  // namespace spinepath::output
