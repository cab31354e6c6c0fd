// compile_treatments: the treatments of a scenario as the simulation uses them, in the scenario's order, with
// names resolved to indices.
#pragma once
#include <vector>

#include "models/treatment.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

std::vector<spinepath::Treatment> compile_treatments(const Scenario& scenario);

}  // namespace spinepath::scenario
