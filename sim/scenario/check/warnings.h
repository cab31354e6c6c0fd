// Warnings: what is legal but hardly meant, such as relief in fractions instead of percent. They have the form of
// errors and go into Reading::warnings. Notes: what only `check` reports. The scenario must have been read without
// errors.
#pragma once
#include <vector>

#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// No report time; a discount rate from the horizon on; a `pain_above` that nobody has at entry; a scale that looks
/// wrong; a payer that pays nothing; a specific effect without a context, a context without a treatment; an assessment
/// before the first knot; a treatment that makes more than a third of its patients worse.
std::vector<InputError> warnings_of(const Scenario& scenario);

/// A response below the natural course in mean or spread.
std::vector<InputError> notes_of(const Scenario& scenario);

/// The parts of warnings_of.
void warn_of_report_times(const Scenario& scenario, std::vector<InputError>& warnings);
void warn_of_rates(const Scenario& scenario, std::vector<InputError>& warnings);
void warn_of_pain_above(const Scenario& scenario, std::vector<InputError>& warnings);
void warn_of_scales(const Scenario& scenario, std::vector<InputError>& warnings);
void warn_of_payer(const Scenario& scenario, std::vector<InputError>& warnings);
void warn_of_contexts(const Scenario& scenario, std::vector<InputError>& warnings);
void warn_of_assessments(const Scenario& scenario, std::vector<InputError>& warnings);
void warn_of_harm(const Scenario& scenario, std::vector<InputError>& warnings);

}  // namespace spinepath::scenario
