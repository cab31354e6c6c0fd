// Evidence: the response variants that a scenario offers, and the scenario under one of them. A run follows
// one evidence; a treatment that does not offer it follows its default `response`.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// The name of the default responses, where no treatment has a variant of that name.
inline constexpr std::string_view default_evidence = "controlled";

/// Variants that some treatment offers, in alphabetical order.
std::vector<std::string> variants_offered(const Scenario& scenario);
/// What may be asked for: the variants offered, the file's own evidence, and `controlled`.
std::vector<std::string> evidence_names(const Scenario& scenario);

Scenario with_evidence(Scenario scenario, const std::string& evidence);

/// Only what a run of it reads: treatments that stand in pathways, with the curves that patients follow under
/// its evidence.
Scenario as_used(Scenario scenario);

}  // namespace spinepath::scenario
