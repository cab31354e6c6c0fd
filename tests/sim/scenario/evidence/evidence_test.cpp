#include "sim/scenario/evidence/evidence.h"

#include "sim/scenario/check/check.h"
#include "sim/scenario/format/parameters.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

using Names = std::vector<std::string>;

/// The small scenario with a treatment that has every kind of curve, and one that stands in no pathway.
Scenario with_variants() {
  std::string text = with("steps = [{ treatment = \"physio\" }]", "steps = [{ treatment = \"cells\" }]");
  text += R"([treatments.cells]
class = "regenerative"
eligible = { conditions = ["degenerative_disc"] }
response."3 months" = { mean = 10 }
variants.claim.response."3 months" = { mean = 60 }
variants.observed.response."3 months" = { mean = 30 }
relief_for = [
  { conditions = ["facet_arthropathy"], response = { "3 months" = { mean = 1 } } },
  { evidence = "clinic_claim", response = { "3 months" = { mean = 20 } } },
]
)";
  return scenario_of(text.append(evidence_table));
}

std::vector<double> means_read(const std::string& evidence) {
  const Scenario used = as_used(with_evidence(with_variants(), evidence));
  std::vector<double> means;
  for_each_parameter(used, [&](const Parameter& p, const Limits&) {
    if (p.path.ends_with(".mean")) means.push_back(p.value);
  });
  return means;
}

TEST(Evidence, variants_are_those_of_treatments_and_of_their_special_curves_in_the_order_of_the_table) {
  EXPECT_EQ(variants_offered(with_variants()), (Names{"observed", "claim", "clinic_claim"}));
}

TEST(Evidence, the_first_one_can_be_asked_for_too) {
  EXPECT_EQ(first_evidence(with_variants()), "controlled");
  EXPECT_EQ(evidence_names(with_variants()), (Names{"controlled", "observed", "claim", "clinic_claim"}));
  const Scenario s = scenario_of(std::string(small_scenario).append(evidence_table));
  EXPECT_EQ(evidence_names(s), Names{"controlled"});
  EXPECT_TRUE(evidence_names(scenario_of(std::string(small_scenario))).empty());
}

TEST(Evidence, of_a_run_that_names_none_is_the_first) {
  EXPECT_EQ(with_variants().simulation.evidence.text, "controlled");
  EXPECT_EQ(scenario_of(std::string(small_scenario)).simulation.evidence.text, "");
}

TEST(Evidence, what_a_run_reads_is_one_curve_for_each_patient) {
  EXPECT_EQ(means_read("controlled"), std::vector<double>{10});
  EXPECT_EQ(means_read("claim"), std::vector<double>{60});
  EXPECT_EQ(means_read("clinic_claim"),
            std::vector<double>{20});  // the one for a facet treats nobody eligible
}

TEST(Evidence, what_a_run_reads_has_only_the_contexts_and_natural_courses_of_its_patients) {
  const std::string more = R"([contexts.needle]
"3 months" = { mean = 10 }
[contexts.unused]
"3 months" = { mean = 5 }
[curves.rest]
"3 months" = { mean = 7 }
[natural_course]
curve = { "3 months" = { mean = 9 } }
curve_for = [{ conditions = ["degenerative_disc"], curve = "rest" }, { conditions = ["facet_arthropathy"], curve = { "3 months" = { mean = 8 } } }]
)";
  const Scenario used = as_used(
      scenario_of(with("class = \"conservative\"", "class = \"conservative\"\ncontext = \"needle\"") + more));
  ASSERT_EQ(used.contexts.size(), 1u);
  EXPECT_EQ(used.contexts[0].first.text, "needle");
  EXPECT_TRUE(used.curves.empty());
  EXPECT_EQ(used.natural_course->curve_for.size(), 2u);
  EXPECT_FALSE(used.natural_course->curve);
}

TEST(Evidence, what_a_run_reads_leaves_out_treatments_in_no_pathway) {
  const Scenario used = as_used(with_variants());
  ASSERT_EQ(used.treatments.size(), 1u);
  EXPECT_EQ(used.treatments[0].name.text, "cells");
}

TEST(Evidence, without_a_default_response_only_the_variant_will_do) {
  std::string text = with("response = {", "variants.claim.response = {");
  text = text.replace(text.find("[simulation]\n"), 13, "[simulation]\nevidence = \"claim\"\n");
  const Scenario s = scenario_of(text.append(evidence_table));
  EXPECT_TRUE(missing_responses(s).empty());
  const auto errors = missing_responses(with_evidence(s, "controlled"));
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].key, "treatments.physio");
}

}  // namespace
}  // namespace spinepath::scenario
