// Validation across keys: names that are not declared, curves without a normal distribution that meets their
// numbers, treatments without a curve for a patient they may treat. NaNs and empty names mark
// values that were refused before; they are not reported again. Source: models/README.md, What is simulated.
#pragma once
#include <vector>

#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/key_path.h"
#include "sim/scenario/uncertainty/informed.h"

namespace spinepath::scenario {

/// Runs all checks below.
void validate(const Scenario& scenario, Report& report);

void validate_cohort(const Scenario& scenario, Report& report);
void validate_mortality(const Scenario& scenario, Report& report);
void validate_simulation(const Scenario& scenario, Report& report);
/// Groups and trials contain parameters, trials have what values them, outcomes are within the horizon.
void validate_decision(const Scenario& scenario, Report& report);
void validate_trials(const DecisionSettings& decision, const UncertainParameters& parameters, Report& report);
/// Shares of known pathways sum to 1 each year; there are numbers for every year; none is uncertain.
void validate_budget(const Scenario& scenario, Report& report);
/// Three capital letters, as in ISO 4217.
void validate_currency(const Name& currency, const std::string& key, Report& report);
void validate_prices(const Scenario& scenario, Report& report);
void validate_sources(const Scenario& scenario, Report& report);
/// Mixes, correlations, and parameters that cannot be uncertain.
void validate_uncertainty(const Scenario& scenario, Report& report);
/// The natural course, the contexts and the named curves.
void validate_natural_course(const Scenario& scenario, Report& report);
void validate_treatments(const Scenario& scenario, Report& report);
/// Costs per year say how long they flow; others do not.
void validate_costs(const Treatment& treatment, const KeyPath& path, Report& report);
/// Figures to compare with: known names, intervals that contain their figure.
void validate_published(const Scenario& scenario, Report& report);
void validate_pathways(const Scenario& scenario, Report& report);
/// Names of evidence are declared, and the simulation's is offered by a treatment in use.
void validate_evidence(const Scenario& scenario, Report& report);
/// A curve for every patient that a treatment in use may treat.
void validate_responses(const Scenario& scenario, Report& report);
/// Differences in rates leave shares between 0 and 1. The scenario must have passed all other checks.
void validate_differences(const Scenario& scenario, Report& report);
/// An error for each treatment in use without a curve for some of its patients under the scenario's
/// evidence.
std::vector<InputError> missing_responses(const Scenario& scenario);

}  // namespace spinepath::scenario
