#include "sim/scenario/uncertainty/pattern.h"

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

TEST(Pattern, star_stands_for_any_letters_and_question_mark_for_one) {
  for (const char* pattern : {"costs.MRI.amount", "*", "costs.*", "*.amount", "c*s.*.am*t",
                              "costs.?RI.amount", "**amount*", "costs.MRI.amount*"})
    EXPECT_TRUE(matches(pattern, "costs.MRI.amount")) << pattern;
  for (const char* pattern :
       {"", "costs", "costs.?.amount", "*.amounts", "amount", "?costs.MRI.amount", "*x*"})
    EXPECT_FALSE(matches(pattern, "costs.MRI.amount")) << pattern;
  EXPECT_TRUE(matches("*", ""));
  EXPECT_FALSE(matches("?", ""));
}

Scenario uncertain() {
  return scenario_of(
      with("{ relief_30 = 0.5, relief_50 = 0.3 }",
           "{ relief_30 = { value = 0.5, uncertainty = { dist = \"beta\", n = 40 }, source = "
           "\"trial\" }, relief_50 = { value = 0.3, uncertainty = { dist = \"beta\", n = 40 } } }"));
}

TEST(Pattern, finds_uncertain_parameters_by_name_source_and_design) {
  using Names = std::vector<std::string>;
  const Scenario scenario = uncertain();
  const std::string knot = "treatments.physio.response.3 months.";
  const Names both{knot + "relief_30", knot + "relief_50"}, of_the_trial{knot + "relief_30"};
  EXPECT_EQ(uncertain_parameters(scenario, "*"), both);
  EXPECT_EQ(uncertain_parameters(scenario, "*relief_30"), of_the_trial);
  EXPECT_EQ(uncertain_parameters(scenario, "source:trial"), of_the_trial);
  EXPECT_EQ(uncertain_parameters(scenario, "design:R*"), of_the_trial);
  EXPECT_EQ(uncertain_parameters(scenario, "design:cohort"), Names{});
  EXPECT_EQ(uncertain_parameters(scenario, "utility.at_no_pain"), Names{});  // certain
}

}  // namespace
}  // namespace spinepath::scenario
