#include "sim/scenario/evidence/implied_curves.h"

#include "models/numerics/special_functions.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/format/parameters.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

constexpr std::string_view given_response =
    "response = { \"3 months\" = { relief_30 = 0.5, relief_50 = 0.3 } }";
constexpr std::string_view needle_curve =
    "context = \"needle\"\nspecific_effect = { \"3 months\" = { mean = 5 } }";

std::vector<ImpliedCurve> curves_alone(std::string_view more, std::string_view curve = given_response) {
  return implied_curves(scenario_of(with(given_response, curve).append(more)));
}

TEST(ImpliedCurve, of_the_natural_course_is_normal_at_its_own_knots) {
  const auto all = curves_alone(R"([natural_course]
spacing = "1 month"
curve = { "3 months" = { mean = 14, sd = 24 }, "12 months" = { relief_30 = 0.5, relief_50 = 0.3 } }
)");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].curve, "natural_course.curve");
  ASSERT_EQ(all[0].knots.size(), 2u);  // not those put in by `spacing`
  const ReliefAlone& knot = all[0].knots[0];
  EXPECT_EQ(knot.at.text, "3 months");
  EXPECT_NEAR(knot.relief.mean, 14, 1e-12);
  EXPECT_NEAR(knot.relief.sd, 24, 1e-12);
  EXPECT_NEAR(knot.relief_30, normal_cdf(-16.0 / 24), 1e-12);
  EXPECT_NEAR(knot.relief_50, normal_cdf(-36.0 / 24), 1e-12);
  EXPECT_NEAR(knot.worse, normal_cdf(-14.0 / 24), 1e-12);
  EXPECT_NEAR(all[0].knots[1].relief_30, 0.5, 1e-12);
  EXPECT_NEAR(all[0].knots[1].relief_50, 0.3, 1e-12);
}

TEST(ImpliedCurve, is_given_for_each_natural_course_that_patients_have) {
  const auto all = curves_alone(R"([natural_course]
curve = { "3 months" = { mean = 14, sd = 24 } }
[[natural_course.curve_for]]
severity = ["mild"]
curve = { "3 months" = { mean = 50 } }
[[natural_course.curve_for]]
conditions = ["facet_arthropathy"]
curve = { "3 months" = { mean = 4 } }
)");
  ASSERT_EQ(all.size(), 2u);  // nobody's pain is mild
  EXPECT_EQ(all[0].curve, "natural_course.curve_for[2]");
  EXPECT_EQ(all[0].knots[0].relief.sd, 30);  // as in a response
  EXPECT_EQ(all[1].curve, "natural_course.curve");
}

TEST(ImpliedCurve, of_a_context_in_use_has_no_spread_unless_given) {
  const std::string contexts =
      "[contexts.needle]\n\"3 months\" = { mean = 30 }\n\"2 years\" = { mean = -1 }\n"
      "[contexts.pill]\n\"3 months\" = { mean = 9 }\n";
  EXPECT_TRUE(curves_alone(contexts).empty());
  const auto all = curves_alone(contexts, needle_curve);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].curve, "contexts.needle");
  const ReliefAlone& knot = all[0].knots.at(0);
  EXPECT_EQ(knot.relief.sd, 0);
  EXPECT_EQ(knot.relief_30, 1);
  EXPECT_EQ(knot.relief_50, 0);
  EXPECT_EQ(knot.worse, 0);
  EXPECT_EQ(all[0].knots.at(1).worse, 1);
  const auto spread =
      curves_alone("[contexts.needle]\n\"3 months\" = { mean = 15, sd = 20 }\n", needle_curve);
  EXPECT_NEAR(spread.at(0).knots.at(0).worse, normal_cdf(-15.0 / 20), 1e-12);
}

TEST(ParametersOfCurves, are_those_of_all_kinds_of_curves) {
  const Reading reading = read_scenario(SPINEPATH_ROOT "/tests/scenarios/good/everything.toml");
  ASSERT_EQ(errors_of(reading), "");
  const std::set<std::string> curves = parameters_of_curves(*reading.scenario);
  std::set<std::string> visited;
  for_each_parameter(*reading.scenario, [&](const Parameter& p, const Limits&) { visited.insert(p.path); });
  for (const std::string& path : curves) EXPECT_TRUE(visited.contains(path)) << path;
  for (const char* path :
       {"natural_course.curve.6 weeks.mean", "natural_course.curve_for[2].curve.3 months.relief_50",
        "contexts.needle.3 months.sd", "treatments.cells.response.3 months.relief_30",
        "treatments.cells.variants.claim.response.12 months.mean",
        "treatments.tablets.effect.6 weeks.difference_50",
        "treatments.injection.variants.claim.specific_effect.3 months.responders",
        "treatments.injection.relief_for[1].specific_effect.3 months.mean"})
    EXPECT_TRUE(curves.contains(path)) << path;
  for (const char* path : {"natural_course.persistence", "treatments.cells.durability.shape",
                           "treatments.cells.endpoints.disc bulge reduced.probability", "cohort.female"})
    EXPECT_FALSE(curves.contains(path)) << path;
}

}  // namespace
}  // namespace spinepath::scenario
