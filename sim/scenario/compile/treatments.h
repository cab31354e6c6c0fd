// compile_treatments: the treatments of a scenario as the walk sees them.
#pragma once
#include <vector>

#include "models/treatment.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

std::vector<spinepath::Treatment> compile_treatments(const Scenario& scenario);

}  // namespace spinepath::scenario
