// Evidence: the response variants that a scenario offers, and the scenario under one of them. A run uses one
// evidence; a treatment that does not offer it uses its default `response`. Source: scenarios/keys.md,
// [treatments.NAME], response_variants.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// The name of the default responses, unless a treatment has a variant of that name.
inline constexpr std::string_view default_evidence = "controlled";

/// Variants that some treatment offers, in alphabetical order.
std::vector<std::string> variants_offered(const Scenario& scenario);
/// Valid names: the variants offered, the file's own evidence, and `controlled`.
std::vector<std::string> evidence_names(const Scenario& scenario);

Scenario with_evidence(Scenario scenario, const std::string& evidence);

/// The scenario with only the treatments of its pathways, and only the curves that apply under its evidence.
Scenario as_used(Scenario scenario);

}  // namespace spinepath::scenario
