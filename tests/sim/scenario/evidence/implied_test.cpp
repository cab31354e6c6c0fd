#include "sim/scenario/evidence/implied.h"

#include <cmath>

#include "models/numerics/special_functions.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

constexpr std::string_view plain_curve = "response = { \"3 months\" = { relief_30 = 0.5, relief_50 = 0.3 } }";

std::vector<ImpliedEffect> implied(std::string_view curve, std::string_view more = {}) {
  return implied_effects(scenario_of(with(plain_curve, curve).append(more)));
}

constexpr std::string_view nature = "[natural_course]\ncurve = { \"3 months\" = { mean = 14, sd = 24 } }\n";
constexpr std::string_view needle = "[contexts.needle]\n\"3 months\" = { mean = 15, sd = 20 }\n";

TEST(ImpliedEffect, of_a_response_is_what_it_has_above_the_natural_course) {
  const auto all = implied("response = { \"3 months\" = { mean = 40, sd = 26 } }", nature);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].treatment, "physio");
  EXPECT_EQ(all[0].path.shown, "treatments.physio.response");
  EXPECT_EQ(all[0].natural, "natural_course.curve");
  const ImpliedKnot& knot = all[0].knots.at(0);
  EXPECT_EQ(knot.at.text, "3 months");
  EXPECT_NEAR(knot.arm.mean, 40, 1e-12);
  EXPECT_NEAR(knot.arm.sd, 26, 1e-12);
  EXPECT_NEAR(knot.natural.mean, 14, 1e-12);
  EXPECT_NEAR(knot.natural.sd, 24, 1e-12);
  EXPECT_NEAR(knot.relief_50, normal_cdf(-10.0 / 26), 1e-12);
  EXPECT_NEAR(knot.effect.mean, 26, 1e-12);
  EXPECT_NEAR(knot.effect.sd, 10, 1e-12);  // 26^2 = 24^2 + 10^2
  EXPECT_NEAR(knot.effect.worse, normal_cdf(-2.6), 1e-12);
  EXPECT_NEAR(knot.effect.better + knot.effect.worse, 1, 1e-12);
}

TEST(ImpliedEffect, of_a_specific_effect_has_the_context_in_it) {
  const auto all = implied("context = \"needle\"\nspecific_effect = { \"3 months\" = { mean = 5, sd = 4 } }",
                           std::string(nature).append(needle));
  const ImpliedKnot& knot = all.at(0).knots.at(0);
  EXPECT_EQ(all[0].context, "needle");
  EXPECT_NEAR(knot.effect.mean, 20, 1e-12);
  EXPECT_NEAR(knot.effect.sd, 24, 1e-12);  // one rank moves both
  EXPECT_NEAR(knot.arm.mean, 34, 1e-12);
  EXPECT_NEAR(knot.arm.sd, std::hypot(24, 24), 1e-12);
  EXPECT_NEAR(knot.arm.worse, normal_cdf(-34 / std::hypot(24, 24)), 1e-12);
}

TEST(ImpliedEffect, of_a_specific_effect_goes_on_with_the_later_knots_of_its_context) {
  const std::string long_needle = std::string("[contexts.needle]\n\"6 weeks\" = { mean = 9 }\n")
                                      .append("\"3 months\" = { mean = 15, sd = 20 }\n")
                                      .append("\"12 months\" = { mean = 3, sd = 2 }\n");
  const auto all = implied("context = \"needle\"\nspecific_effect = { \"3 months\" = { mean = 5, sd = 4 } }",
                           std::string(nature).append(long_needle));
  ASSERT_EQ(all.at(0).knots.size(), 2u);  // not at 6 weeks, between knots of the layer
  EXPECT_FALSE(all[0].knots[0].of_context);
  const ImpliedKnot& later = all[0].knots[1];
  EXPECT_TRUE(later.of_context);
  EXPECT_EQ(later.at.text, "12 months");
  EXPECT_NEAR(later.effect.mean, 5 + 3, 1e-12);  // the specific effect stays
  EXPECT_NEAR(later.effect.sd, 4 + 2, 1e-12);
  EXPECT_NEAR(later.arm.sd, std::hypot(24, 6), 1e-12);
  for (const char* holds_it : {"response", "effect"}) {  // the layer stays, whatever its context does
    const std::string curve = std::string(holds_it) + " = { \"3 months\" = { mean = 25, sd = 30 } }";
    EXPECT_EQ(implied("context = \"needle\"\n" + curve, long_needle).at(0).knots.size(), 1u);
  }
}

TEST(ImpliedEffect, of_an_effect_is_as_it_was_given_with_or_without_a_context) {
  for (const std::string context : {"", "context = \"needle\"\n"}) {
    const auto all = implied(context + "effect = { \"3 months\" = { mean = 18, sd = 6 } }",
                             std::string(nature).append(needle));
    EXPECT_NEAR(all.at(0).knots.at(0).effect.mean, 18, 1e-12);
    EXPECT_NEAR(all.at(0).knots.at(0).effect.sd, 6, 1e-12);
  }
}

TEST(ImpliedEffect, of_an_effect_that_is_the_same_for_all_makes_all_better_or_none) {
  const auto effect = [](const std::string& mean) {
    return implied("effect = { \"3 months\" = { mean = " + mean + " } }", nature).at(0).knots.at(0).effect;
  };
  EXPECT_EQ(effect("5").better, 1);
  EXPECT_EQ(effect("5").worse, 0);
  EXPECT_EQ(effect("-5").worse, 1);
  EXPECT_EQ(effect("0").better, 0);
  EXPECT_EQ(effect("0").worse, 0);
}

TEST(ImpliedEffect, of_responders_is_a_mixture) {
  const auto all = implied("effect = { \"3 months\" = { responders = 0.3, mean = 60 } }", nature);
  const ImpliedKnot& knot = all.at(0).knots.at(0);
  EXPECT_NEAR(knot.effect.mean, 18, 1e-12);
  EXPECT_NEAR(knot.effect.sd, 60 * std::sqrt(0.3 * 0.7), 1e-9);
  EXPECT_NEAR(knot.effect.better, 0.3, 1e-12);
  EXPECT_NEAR(knot.effect.worse, 0, 1e-12);
  EXPECT_NEAR(knot.relief_50, 0.3 * normal_cdf(24.0 / 24) + 0.7 * normal_cdf(-36.0 / 24), 1e-12);
}

TEST(ImpliedEffect, of_responders_with_a_context_adds_it_to_both) {
  const auto all =
      implied("context = \"needle\"\nspecific_effect = { \"3 months\" = { responders = 0.3, mean = 60 } }",
              std::string(nature).append(needle));
  const ImpliedKnot& knot = all.at(0).knots.at(0);
  EXPECT_NEAR(knot.effect.mean, 15 + 18, 1e-9);
  EXPECT_NEAR(knot.effect.worse, normal_cdf(-15.0 / 20), 1e-12);  // responders begin above that rank
  // by sums over Z: P(N + 15 + 20 Z + 60 [Z >= z] >= 50)
  double share = 0;
  const double z = 0.5244005127080407, step = 1e-3;
  for (double rank = -8; rank < 8; rank += step) {
    const double mid = rank + step / 2;
    const double relief = 14 + 15 + 20 * mid + (mid >= z ? 60 : 0);
    share += (normal_cdf(rank + step) - normal_cdf(rank)) * normal_cdf((relief - 50) / 24);
  }
  EXPECT_NEAR(knot.relief_50, share, 1e-3);
}

TEST(ImpliedEffect, is_given_for_each_natural_course_that_patients_have) {
  const auto all = implied(plain_curve, R"([natural_course]
curve = { "3 months" = { mean = 14, sd = 24 } }
[[natural_course.curve_for]]
conditions = ["facet_arthropathy"]
curve = { "3 months" = { mean = 4, sd = 24 } }
)");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].natural, "natural_course.curve_for[1]");
  EXPECT_NEAR(all[0].knots[0].effect.mean - all[1].knots[0].effect.mean, 10, 1e-12);
}

TEST(ImpliedEffect, calls_a_natural_course_by_the_name_of_its_curve) {
  const auto all = implied(plain_curve, R"([natural_course]
curve = "steady"
curve_for = [{ conditions = ["facet_arthropathy"], curve = { "3 months" = { mean = 4, sd = 24 } } }]
[curves.steady]
"3 months" = { mean = 14, sd = 24 }
)");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].natural, "natural_course.curve_for[1]");
  EXPECT_EQ(all[1].natural, "steady");
}

constexpr std::string_view readings = R"([evidence]
controlled = "differences"
observed = "treated arms"
claimed = "what clinics say"
[natural_course]
curve = { "3 months" = { mean = 14, sd = 24 } }
[treatments.physio.variants.observed.effect]
"3 months" = { mean = 30 }
[[treatments.physio.relief_for]]
age = [80, 110]
effect = { "3 months" = { mean = 2 } }
)";

TEST(ImpliedEffect, is_given_once_for_each_curve_of_each_evidence) {
  const Scenario scenario = scenario_of(std::string(with(plain_curve, plain_curve)).append(readings));
  std::vector<std::string> rows;
  for (const ImpliedEffect& effect : implied_effects_by_evidence(scenario))
    rows.push_back(effect.evidence + " " + effect.path.shown);
  const std::vector<std::string> expected{" treatments.physio.relief_for[1].effect",
                                          "controlled treatments.physio.response",
                                          "observed treatments.physio.variants.observed.effect"};
  EXPECT_EQ(rows, expected);
}

TEST(ImpliedEffect, has_the_numbers_as_they_were_written) {
  const ImpliedEffect effect = implied(plain_curve, nature).at(0);
  const auto& written = effect.knots.at(0).written;
  ASSERT_EQ(written.size(), 2u);
  EXPECT_EQ(written[0].key, "relief_30");
  EXPECT_EQ(written[0].value, 0.5);
  EXPECT_EQ(written[1].key, "relief_50");
  EXPECT_EQ(written[1].value, 0.3);
}

}  // namespace
}  // namespace spinepath::scenario
