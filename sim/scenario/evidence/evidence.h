// Evidence: the response variants that a scenario offers, and the scenario under one of them. A run follows
// one evidence; a treatment that does not offer it follows its default `response`.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// The name of the default responses, where no treatment has a variant of that name.
inline constexpr std::string_view default_evidence = "controlled";

/// Variants that some treatment offers, in alphabetical order.
std::vector<std::string> variants_offered(const Scenario& scenario);
/// What may be asked for: the variants offered, the file's own evidence, and `controlled`.
std::vector<std::string> evidence_names(const Scenario& scenario);

/// Whether a curve is for all patients of its conditions and severities, whatever their age and flags.
bool takes_all(const Eligibility* whom);

Scenario with_evidence(Scenario scenario, const std::string& evidence);
/// Patients that some treatment in use may treat but has no response for under the scenario's evidence.
std::vector<InputError> missing_responses(const Scenario& scenario);

bool in_use(const Treatment& treatment, const Scenario& scenario);
/// Only what a run of it reads: treatments that stand in pathways, with the curves that patients follow under
/// its evidence.
Scenario as_used(Scenario scenario);

}  // namespace spinepath::scenario
