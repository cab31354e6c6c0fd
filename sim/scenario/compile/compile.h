// compile: converts a Scenario, with every parameter at its value, to the CareModel that is simulated: names
// become indices and random streams (one stream for treatments that are `like` each other), measured numbers
// become layers, distributions become quantile functions. All lists keep their order. Precondition: the
// scenario was read without errors.
#pragma once
#include "models/care_model.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

CareModel compile(const Scenario& scenario);
Discount discount_of(const RateSteps& steps);

}  // namespace spinepath::scenario
