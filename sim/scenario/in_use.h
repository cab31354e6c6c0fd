// in_use: the scenario without what cannot matter to its patients: treatments that no pathway gives, and
// curves that nobody who may be treated follows (other evidence variants). A run of it gives the same
// numbers; a PSA draws only what is left.
#pragma once
#include "sim/scenario/scenario.h"

namespace spinepath::scenario {

Scenario in_use(Scenario scenario);

}  // namespace spinepath::scenario
