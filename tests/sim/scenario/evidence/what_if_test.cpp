#include "sim/scenario/evidence/what_if.h"

#include "sim/scenario/evidence/evidence.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

/// The small scenario with a second pathway whose treatment holds to a clinic's claim.
Scenario with_claimed(const std::string& variant = "clinic_claim") {
  return scenario_of(std::string(small_scenario).append(evidence_table) + R"([treatments.claimed]
class = "regenerative"
evidence = "clinic_claim"
response."3 months" = { mean = 10 }
variants.)" + variant +
                     R"(.response."3 months" = { mean = 60 }
[[pathways]]
name = "claimed"
steps = [{ treatment = "claimed" }]
)");
}

using Indices = std::vector<std::size_t>;

TEST(WhatIf, is_a_pathway_whose_treatment_holds_to_other_evidence_than_the_run) {
  const Scenario scenario = with_claimed();
  ASSERT_EQ(scenario.pathways.size(), 2u);
  EXPECT_EQ(evidence_instead(scenario.pathways[0], scenario), "");
  EXPECT_EQ(evidence_instead(scenario.pathways[1], scenario), "clinic_claim");
  EXPECT_EQ(candidates(scenario), Indices{0});
}

TEST(WhatIf, is_none_in_a_run_on_the_same_evidence) {
  EXPECT_EQ(candidates(with_evidence(with_claimed(), "clinic_claim")), (Indices{0, 1}));
}

TEST(WhatIf, is_none_where_the_other_evidence_leads_to_the_same_curves) {
  EXPECT_EQ(candidates(with_claimed("observed")), (Indices{0, 1}));
}

TEST(WhatIf, is_a_candidate_where_there_is_nothing_else) {
  Scenario scenario = with_claimed();
  scenario.pathways.erase(scenario.pathways.begin());
  EXPECT_EQ(candidates(scenario), Indices{0});
}

}  // namespace
}  // namespace spinepath::scenario
