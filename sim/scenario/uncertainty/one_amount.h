// Amounts of money that differ between patients, as one amount for everybody: what a search for a price
// varies. They are addressed by their path: treatments.fusion.costs.hospital.amount.
#pragma once
#include <string>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// Paths of the amounts given as distributions: of costs, adverse and late events.
std::vector<std::string> amounts_that_vary(const Scenario& scenario);

/// With the median of that amount for everybody, a parameter of the same path.
Scenario with_one_amount(Scenario scenario, const std::string& path);

}  // namespace spinepath::scenario
