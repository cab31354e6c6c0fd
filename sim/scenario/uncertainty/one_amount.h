// Replaces an amount of money that differs between patients by one amount for all, so that a search for a
// price can vary it. Amounts are named by their path: treatments.fusion.costs.hospital.amount.
#pragma once
#include <string>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// Paths of the amounts given as distributions: those of costs, adverse events and late events.
std::vector<std::string> amounts_that_vary(const Scenario& scenario);

/// The scenario with the median of that amount for all patients, as a parameter of the same path.
Scenario with_one_amount(Scenario scenario, const std::string& path);

}  // namespace spinepath::scenario
