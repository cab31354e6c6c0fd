// Evidence: the readings of the evidence that a scenario declares in [evidence], and the scenario under one of
// them. A run uses one; a treatment without a variant of that name uses its own curve, which is that of the first
// one. Source: scenarios/guide.md, Evidence.
#pragma once
#include <string>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// The first one declared, which is that of curves outside `variants`; empty if none is declared.
std::string first_evidence(const Scenario& scenario);
/// Variants that some treatment in use offers, in the order of [evidence].
std::vector<std::string> variants_offered(const Scenario& scenario);
/// Names by which a run may be asked for: the first one and the variants offered.
std::vector<std::string> evidence_names(const Scenario& scenario);

/// Why a run cannot be asked for a name that is none of these.
std::string why_not_offered(const Scenario& scenario, const std::string& name);
bool is_declared(const Scenario& scenario, const std::string& evidence);

Scenario with_evidence(Scenario scenario, const std::string& evidence);

/// The scenario with only the treatments of its pathways, and only the curves that apply under its evidence.
Scenario as_used(Scenario scenario);

}  // namespace spinepath::scenario
