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
response_variants.claim."3 months" = { mean = 60 }
response_variants.seen."3 months" = { mean = 30 }
response_for = [
  { conditions = ["facet_arthropathy"], curve = { "3 months" = { mean = 1 } } },
  { evidence = "sham", curve = { "3 months" = { mean = 20 } } },
]
)";
  return scenario_of(text);
}

std::vector<double> means_read(const std::string& evidence) {
  const Scenario used = as_used(with_evidence(with_variants(), evidence));
  std::vector<double> means;
  for_each_parameter(used, [&](const Parameter& p, const Limits&) {
    if (p.path.ends_with(".mean")) means.push_back(p.value);
  });
  return means;
}

TEST(Evidence, variants_are_those_of_treatments_and_of_their_special_curves) {
  EXPECT_EQ(variants_offered(with_variants()), (Names{"claim", "seen", "sham"}));
}

TEST(Evidence, controlled_and_the_files_own_word_can_be_asked_for_too) {
  EXPECT_EQ(evidence_names(with_evidence(with_variants(), "trials")),
            (Names{"claim", "controlled", "seen", "sham", "trials"}));
  EXPECT_EQ(evidence_names(scenario_of(std::string(small_scenario))), Names{"controlled"});
}

TEST(Evidence, what_a_run_reads_is_one_curve_for_each_patient) {
  EXPECT_EQ(means_read("controlled"), std::vector<double>{10});
  EXPECT_EQ(means_read("claim"), std::vector<double>{60});
  EXPECT_EQ(means_read("sham"), std::vector<double>{20});  // the one for a facet treats nobody eligible
}

TEST(Evidence, what_a_run_reads_leaves_out_treatments_in_no_pathway) {
  const Scenario used = as_used(with_variants());
  ASSERT_EQ(used.treatments.size(), 1u);
  EXPECT_EQ(used.treatments[0].name.text, "cells");
}

TEST(Evidence, without_a_default_response_only_the_variant_will_do) {
  std::string text = with("response = {", "response_variants.claim = {");
  text = text.replace(text.find("[simulation]\n"), 13, "[simulation]\nevidence = \"claim\"\n");
  const Scenario s = scenario_of(text);
  EXPECT_TRUE(missing_responses(s).empty());
  const auto errors = missing_responses(with_evidence(s, "controlled"));
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].key, "treatments.physio");
}

}  // namespace
}  // namespace spinepath::scenario
