// Warnings of a run about rare events: adverse events, late events and endpoints that are declared with a
// probability or rate above 0 and happened to nobody in any pathway, although their treatment was given. More
// patients are needed to see them, and what they would cost is missing from the results.
#pragma once
#include <vector>

#include "sim/engine/run/results.h"
#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::output {

/// One for each event, in the order of the files, with the upper bound of its probability and its average cost.
std::vector<scenario::InputError> never_happened(const scenario::Scenario& scenario, const Results& results);

/// Upper 95 % confidence bound of the probability of what happened in none of `n` cases, about 3/n (rule of
/// three: Hanley and Lippman-Hand, JAMA 249 (1983) 1743).
double upper_bound_of_none(double n);

}  // namespace spinepath::output
