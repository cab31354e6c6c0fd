#include "sim/scenario/evidence/claims.h"

#include <cmath>

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

double normal_above(double x, double mean, double sd) {
  return 0.5 * std::erfc((x - mean) / sd / std::sqrt(2.0));
}

/// The claims about a treatment with these lines.
std::vector<Claim> claims(const std::string& lines) {
  const std::string clinic = "[sources.clinic]\ncitation = \"A page\"\ndesign = \"clinic-marketing\"\n";
  return claims_of(scenario_of(std::string(small_scenario).append(evidence_table) + clinic +
                               "[treatments.cells]\nclass = \"regenerative\"\n" + lines));
}

const std::string controlled = "response.\"12 months\" = { mean = 6, sd = 30 }\n";

TEST(Claims, of_the_clinic_stand_beside_the_same_knot_and_key) {
  const auto all =
      claims(controlled + "variants.clinic_claim.response.\"1 year\" = { mean = 60, sd = 20 }\n");
  ASSERT_EQ(all.size(), 1u);  // a spread claims nothing
  EXPECT_EQ(all[0].path, "treatments.cells.variants.clinic_claim.response.1 year.mean");
  EXPECT_EQ(all[0].treatment, "cells");
  EXPECT_EQ(all[0].at, "1 year");
  EXPECT_EQ(all[0].key, "mean");
  EXPECT_EQ(all[0].claimed, 60);
  EXPECT_EQ(all[0].controlled, 6);
  EXPECT_FALSE(all[0].implied);
}

TEST(Claims, stand_beside_what_the_controlled_distribution_implies_where_the_key_is_not_there) {
  const auto all = claims(
      controlled + "variants.clinic_claim.response.\"12 months\" = { relief_30 = 0.8, relief_50 = 0.69 }\n");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_TRUE(all[0].implied);
  EXPECT_NEAR(all[0].controlled.value(), normal_above(30, 6, 30), 1e-12);
  EXPECT_NEAR(all[1].controlled.value(), normal_above(50, 6, 30), 1e-12);
}

TEST(Claims, of_other_variants_are_those_of_marketing_sources) {
  const auto all = claims(controlled +
                          "variants.observed.response.\"12 months\" = { relief_50 = { value = 0.6, source = "
                          "\"clinic\" }, mean = { value = 51, source = \"trial\" } }\n");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].key, "relief_50");
}

TEST(Claims, at_a_knot_that_the_controlled_curve_lacks_are_told_without_a_counterpart) {
  const auto all = claims(controlled + "variants.clinic_claim.response.\"3 months\" = { mean = 60 }\n");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].claimed, 60);
  EXPECT_FALSE(all[0].controlled);
}

TEST(Claims, stand_beside_the_curve_of_all_patients_not_that_of_some_flag_or_age) {
  const auto all = claims(controlled + R"(variants.clinic_claim.response."12 months" = { mean = 60 }
relief_for = [{ age = [18, 40], response = { "12 months" = { mean = 1 } } }]
)");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].controlled, 6);
}

TEST(Claims, that_are_the_controlled_evidence_have_no_counterpart) {
  EXPECT_TRUE(claims("response.\"12 months\" = { mean = { value = 6, source = \"clinic\" } }\n").empty());
}

TEST(Claims, for_some_patients_stand_beside_what_controlled_evidence_says_of_the_same) {
  const auto all = claims(controlled + R"(relief_for = [
  { conditions = ["facet_arthropathy"], evidence = "clinic_claim", response = { "12 months" = { mean = 70 } } },
  { conditions = ["facet_arthropathy"], response = { "12 months" = { mean = 9 } } },
]
)");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].controlled, 9);
}

TEST(Claims, stand_beside_the_treated_arm_that_a_controlled_effect_makes_with_context_and_natural_course) {
  const std::string scenario = R"([natural_course]
curve = { "12 months" = { mean = 20, sd = 24 } }
[contexts.needle]
"12 months" = { mean = 10, sd = 10 }
[treatments.cells]
class = "regenerative"
context = "needle"
specific_effect = { "12 months" = { mean = 5 } }
variants.clinic_claim.response = { "12 months" = { relief_50 = 0.69 } }
)";
  const auto all = claims_of(scenario_of(std::string(small_scenario).append(evidence_table) + scenario));
  ASSERT_EQ(all.size(), 1u);
  EXPECT_TRUE(all[0].implied);
  EXPECT_NEAR(all[0].controlled.value(), normal_above(50, 20 + 10 + 5, std::hypot(24, 10)), 1e-12);
}

TEST(Claims, a_variant_named_controlled_is_the_controlled_evidence) {
  const auto all = claims(controlled +
                          "variants.controlled.response.\"12 months\" = { mean = 3 }\n"
                          "variants.clinic_claim.response.\"12 months\" = { mean = 60 }\n");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].controlled, 3);
}

}  // namespace
}  // namespace spinepath::scenario
