// Differences in rates between two arms (difference_30, difference_50), which imply a mean only where the control
// arm has a spread and the resulting share lies between 0 and 1: checked for each natural course that some of the
// patients have. Validation refuses what fails, and the PSA redraws it.
#pragma once
#include <vector>

#include "sim/scenario/format/rules.h"
#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {

struct KnotProblem {
  const Knot* knot;
  KeyPath path;  ///< of the knot
  Problem words;
};

/// Of the treatments in use, whatever the evidence.
std::vector<KnotProblem> difference_problems(const Scenario& scenario);

/// Whether some treatment in use has such a difference.
bool has_differences(const Scenario& scenario);

}  // namespace spinepath::scenario
