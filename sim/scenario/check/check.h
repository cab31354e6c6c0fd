// What no single key can tell: whether the parts of a scenario fit together. Names that are declared nowhere,
// curves that no normal distribution meets, treatments without a response for a patient they may treat. NaNs
// and empty names stand for what was refused before, and pass in silence. Source: MODEL.md sections 1 to 6.
#pragma once
#include <vector>

#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {

/// All of the below.
void validate(const Scenario& scenario, Report& report);

void validate_cohort(const Scenario& scenario, Report& report);
void validate_simulation(const Scenario& scenario, Report& report);
/// Groups that have parameters, outcomes within the horizon.
void validate_decision(const Scenario& scenario, Report& report);
/// Shares of known pathways that sum to 1 each year; numbers for every year; nothing uncertain.
void validate_budget(const Scenario& scenario, Report& report);
/// Three capital letters, as ISO 4217 writes them.
void validate_currency(const Name& currency, const std::string& key, Report& report);
void validate_prices(const Scenario& scenario, Report& report);
void validate_sources(const Scenario& scenario, Report& report);
/// Mixes, correlations, and what cannot be uncertain.
void validate_uncertainty(const Scenario& scenario, Report& report);
void validate_treatments(const Scenario& scenario, Report& report);
void validate_pathways(const Scenario& scenario, Report& report);
/// The curves of one treatment, `path` its own.
void validate_curves(const Treatment& treatment, const KeyPath& path, Report& report);
/// A response for every patient that a treatment in use may treat; a warning where nobody offers the
/// evidence.
void validate_responses(const Scenario& scenario, Report& report);
/// Patients that some treatment in use may treat but has no response for under the scenario's evidence.
std::vector<InputError> missing_responses(const Scenario& scenario);

}  // namespace spinepath::scenario
