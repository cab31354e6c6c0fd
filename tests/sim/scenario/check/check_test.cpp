#include "sim/scenario/check/check.h"

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

constexpr const char* one_curve = "response = { \"3 months\" = { relief_30 = 0.5, relief_50 = 0.3 } }";

TEST(Validate, evidence_is_a_warning_where_no_treatment_has_variants_unless_it_is_controlled) {
  const auto warnings = [](const std::string& evidence) {
    return read_scenario_text(with("[simulation]", "[simulation]\nevidence = \"" + evidence + "\"")).warnings;
  };
  ASSERT_EQ(warnings("observed").size(), 1u);
  EXPECT_EQ(warnings("observed")[0].key, "simulation.evidence");
  EXPECT_TRUE(warnings("controlled").empty());
}

TEST(Validate, evidence_that_nobody_offers_is_a_warning_with_the_nearest_variant) {
  std::string text = with("horizon", "evidence = \"observd\"\nhorizon");
  text +=
      "[treatments.other]\nclass = \"surgery\"\n[treatments.other.response_variants.observed]\n"
      "\"1 year\" = { mean = 20 }\n";
  const Reading reading = read_scenario_text(text);
  EXPECT_TRUE(reading.scenario);
  ASSERT_EQ(reading.warnings.size(), 1u);
  EXPECT_EQ(reading.warnings[0].suggestion, "observed");
}

TEST(Validate, a_treatment_that_no_pathway_uses_needs_no_response) {
  scenario_of(with("[[pathways]]", "[treatments.idle]\nclass = \"surgery\"\n[[pathways]]"));
}

TEST(Validate, patients_whom_the_rule_leaves_out_need_no_response) {
  scenario_of(with(one_curve,
                   "eligible = { conditions = [\"degenerative_disc\"] }\nresponse_for = [{ conditions = "
                   "[\"degenerative_disc\"], curve = { \"1 year\" = { mean = 20 } } }]"));
}

TEST(Validate, severities_that_nobody_has_need_no_response) {
  scenario_of(with(one_curve,
                   "response_for = [{ severity = [\"moderate\"], curve = { \"1 year\" = { mean = 20 } } }]"));
}

TEST(Validate, the_variant_of_the_evidence_serves_where_there_is_no_default) {
  std::string text = with("horizon", "evidence = \"claim\"\nhorizon");
  const std::size_t at = text.find(one_curve);
  text.replace(at, std::string_view(one_curve).size(),
               "response_variants.claim = { \"1 year\" = { mean = 20 } }");
  scenario_of(text);
}

TEST(Validate, a_pathway_without_steps_is_background_care) {
  scenario_of(with("steps = [{ treatment = \"physio\" }]", "steps = []"));
}

TEST(Validate, a_treatment_may_stand_in_several_pathways) {
  scenario_of(std::string(small_scenario) +
              "[[pathways]]\nname = \"again\"\nsteps = [{ treatment = \"physio\" }]\n");
}

TEST(Validate, any_two_of_four_numbers_make_a_knot_and_so_does_one_of_three) {
  for (const char* knot :
       {"relief_30 = 0.6, relief_50 = 0.4", "relief_30 = 0.6, mean = 40", "relief_50 = 0.4, mean = 40",
        "relief_30 = 0.6, sd = 20", "relief_50 = 0.4, sd = 20", "mean = 40, sd = 20", "relief_30 = 0.6",
        "relief_50 = 0.4", "mean = 40"})
    scenario_of(with("relief_30 = 0.5, relief_50 = 0.3", knot));
}

}  // namespace
}  // namespace spinepath::scenario
