#include "sim/scenario/check/check.h"

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

constexpr const char* one_curve = "response = { \"3 months\" = { relief_30 = 0.5, relief_50 = 0.3 } }";

TEST(Validate, a_treatment_that_no_pathway_uses_needs_no_response) {
  scenario_of(with("[[pathways]]", "[treatments.idle]\nclass = \"surgery\"\n[[pathways]]"));
}

TEST(Validate, patients_whom_the_rule_leaves_out_need_no_response) {
  scenario_of(
      with(one_curve,
           "eligible = { conditions = [\"degenerative_disc\"] }\nrelief_for = [{ conditions = "
           "[\"degenerative_disc\"], response = { \"1 year\" = { mean = 20 } } }]\nassess_at = \"1 year\""));
}

TEST(Validate, severities_that_nobody_has_need_no_response) {
  scenario_of(with(one_curve,
                   "relief_for = [{ severity = [\"moderate\"], effect = { \"1 year\" = { mean = 20 } } }]"));
}

TEST(Validate, women_and_men_may_have_different_curves) {
  scenario_of(with(one_curve,
                   "relief_for = [{ female = true, effect = { \"1 year\" = { mean = 20 } } }, { female = "
                   "false, effect = { \"1 year\" = { mean = 10 } } }]"));
  const Reading reading = read_scenario_text(
      with(one_curve, "relief_for = [{ female = true, effect = { \"1 year\" = { mean = 20 } } }]"));
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_EQ(reading.errors[0].problem,
            "no response, effect or specific_effect for degenerative_disc (moderate), facet_arthropathy "
            "(moderate)");
}

TEST(Validate, the_variant_of_the_evidence_serves_where_there_is_no_default) {
  std::string text = with("horizon", "evidence = \"claim\"\nhorizon");
  const std::size_t at = text.find(one_curve);
  text.replace(at, std::string_view(one_curve).size(),
               "variants.claim.response = { \"3 months\" = { mean = 20 } }");
  scenario_of(text.append(evidence_table));
}

TEST(Validate, a_pathway_without_steps_is_background_care) {
  scenario_of(with("steps = [{ treatment = \"physio\" }]", "steps = []"));
}

TEST(Validate, a_treatment_may_stand_in_several_pathways) {
  scenario_of(std::string(small_scenario) +
              "[[pathways]]\nname = \"again\"\nsteps = [{ treatment = \"physio\" }]\n");
}

TEST(Validate, a_treatment_may_be_given_again_with_another_acceptance) {
  const Scenario s = scenario_of(
      with("steps = [{ treatment = \"physio\" }]",
           "steps = [{ treatment = \"physio\", accept = 0.9 }, { treatment = \"physio\", accept = 0.5 }]"));
  EXPECT_EQ(s.pathways[0].steps[0].accept.path, "pathways.physio_only.steps.physio.accept");
  EXPECT_EQ(s.pathways[0].steps[1].accept.path, "pathways.physio_only.steps.physio[2].accept");
}

TEST(Validate, any_two_of_four_numbers_make_a_knot_and_so_does_one_of_three) {
  for (const char* knot :
       {"relief_30 = 0.6, relief_50 = 0.4", "relief_30 = 0.6, mean = 40", "relief_50 = 0.4, mean = 40",
        "relief_30 = 0.6, sd = 20", "relief_50 = 0.4, sd = 20", "mean = 40, sd = 20", "relief_30 = 0.6",
        "relief_50 = 0.4", "mean = 40"})
    scenario_of(with("relief_30 = 0.5, relief_50 = 0.3", knot));
}

/// The small scenario whose pathway has two treatments that are like each other, for these patients.
Reading with_two_alike(const std::string& first, const std::string& second) {
  std::string text =
      with("class = \"conservative\"", "class = \"conservative\"\neligible = { " + first + " }");
  text.replace(text.find("steps = [{"), 10, "steps = [{ treatment = \"dear\" }, {");
  return read_scenario_text(text + "[treatments.dear]\nlike = \"physio\"\neligible = { " + second + " }\n");
}

TEST(Validate, treatments_like_each_other_share_a_pathway_where_no_patient_may_have_both) {
  for (const auto& [first, second] :
       {std::pair{"female = true", "female = false"},
        {"age = [18, 49]", "age = [50, 80]"},
        {"conditions = [\"degenerative_disc\"]", "conditions = [\"facet_arthropathy\"]"},
        {"severity = [\"mild\"]", "severity = [\"severe\"]"}})
    EXPECT_EQ(errors_of(with_two_alike(first, second)), "") << first;
  for (const auto& [first, second] : {std::pair{"female = true", "age = [18, 80]"},
                                      {"age = [18, 50]", "age = [50, 80]"},
                                      {"severity = [\"moderate\"]", ""}}) {
    const Reading reading = with_two_alike(first, second);
    ASSERT_EQ(reading.errors.size(), 1u) << first;
    EXPECT_EQ(reading.errors[0].problem, "\"physio\" is like \"dear\", which this pathway already has");
  }
}

}  // namespace
}  // namespace spinepath::scenario
