// Warnings of a run about rare events (sim/analysis/verify/unseen_events.h): what is declared, happened to nobody, and
// is missing from the results.
#pragma once
#include <vector>

#include "sim/engine/run/results.h"
#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::output {

/// One for each event, in the order of the files, with the upper bound of its probability and its average cost.
std::vector<scenario::InputError> never_happened(const scenario::Scenario& scenario, const Results& results);

}  // namespace spinepath::output
