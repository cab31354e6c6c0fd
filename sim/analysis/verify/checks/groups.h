// The checks by file, in the order of the whole list (list.cpp), and the keys of outcomes that they ask for.
#pragma once
#include <span>

#include "sim/analysis/verify/check.h"

namespace spinepath::verify {

// Of the inputs.
std::span<const Check> scale_checks();
std::span<const Check> input_checks();
std::span<const Check> reach_checks();
// Of what becomes of patients.
std::span<const Check> mortality_checks();
std::span<const Check> range_checks();
std::span<const Check> relief_checks();
std::span<const Check> step_checks();
std::span<const Check> event_checks();
std::span<const Check> chance_checks();
// Of results.
std::span<const Check> quality_checks();
std::span<const Check> price_checks();
std::span<const Check> money_checks();
std::span<const Check> discounting_checks();
std::span<const Check> pathway_checks();
std::span<const Check> sampling_checks();
// Of the analysis of uncertainty.
std::span<const Check> draw_checks();
std::span<const Check> decision_checks();

constexpr OutcomeKey over_horizon(Outcome outcome, int of = OutcomeKey::none) {
  return {.outcome = outcome, .of = of};
}
constexpr OutcomeKey at_report(Outcome outcome, std::size_t report, int of = OutcomeKey::none) {
  return {.outcome = outcome, .of = of, .at = static_cast<int>(report)};
}

}  // namespace spinepath::verify
