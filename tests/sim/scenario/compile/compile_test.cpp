#include "sim/scenario/compile/compile.h"

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

constexpr const char* given_curve = "response = { \"3 months\" = { relief_30 = 0.5, relief_50 = 0.3 } }";

double mean_for(const spinepath::Treatment& treatment, const Patient& patient) {
  return treatment.curve(patient)[0].relief.mean;
}

TEST(CompiledResponse, is_the_first_that_fits_condition_flags_and_age) {
  std::string text = with("conditions = {", "flags = { misdiagnosed = 0.3 }\nconditions = {");
  text.replace(text.find(given_curve), std::string_view(given_curve).size(),
               R"(response = { "3 months" = { mean = 1 } }
response_for = [
  { requires = ["misdiagnosed"], curve = { "3 months" = { mean = 2 } } },
  { age = [60, 70], curve = { "3 months" = { mean = 3 } } },
  { conditions = ["facet_arthropathy"], excludes = ["misdiagnosed"], curve = { "3 months" = { mean = 4 } } },
])");
  const CareModel m = compile(scenario_of(text));
  const spinepath::Treatment& t = m.treatments[0];
  EXPECT_EQ(mean_for(t, {.age = 50}), 1);
  EXPECT_EQ(mean_for(t, {.age = 50, .flags = 1}), 2);
  EXPECT_EQ(mean_for(t, {.age = 65, .flags = 1}), 2);
  EXPECT_EQ(mean_for(t, {.age = 65}), 3);
  EXPECT_EQ(mean_for(t, {.age = 50, .condition = 1}), 4);
  EXPECT_EQ(mean_for(t, {.age = 50, .flags = 1, .condition = 1}), 2);
}

TEST(CompiledResponse, has_no_knots_where_the_treatment_does_nothing_to_pain) {
  const CareModel m = compile(scenario_of(with(given_curve, "relieves_pain = false")));
  EXPECT_TRUE(m.treatments[0].curve(Patient{}).empty());
}

TEST(CompiledMortality, has_the_first_hazard_ratio_that_fits) {
  const std::string table = std::string(SPINEPATH_ROOT) + "/tests/scenarios/good/library/mortality.csv";
  const CareModel m = compile(scenario_of(with("[utility]", "[mortality]\nlife_table = \"" + table + R"("
hazard_ratio = 1.2
ratio_for = [
  { conditions = ["facet_arthropathy"], severity = ["severe"], hazard_ratio = 2 },
  { conditions = ["facet_arthropathy"], hazard_ratio = 0.5 },
]
[utility])")));
  const Population& p = m.population;
  EXPECT_EQ(p.life_table.first_age(), 15);
  EXPECT_EQ(p.hazard_ratio_of({.condition = 0}), 1.2);
  EXPECT_EQ(p.hazard_ratio_of({.condition = 1}), 0.5);
  EXPECT_EQ(p.hazard_ratio_of({.condition = 1, .severity = Severity::severe}), 2);
  EXPECT_EQ(compile(scenario_of(std::string(small_scenario))).population.hazard_ratio, 1);
}

}  // namespace
}  // namespace spinepath::scenario
