// compile: a Scenario, with every parameter at its value, as the CareModel that patients walk through: names
// become indices and streams, rates become moments, distributions become quantile functions. Treatments,
// pathways, conditions, flags and all lists keep their order. The scenario must have been read without
// errors.
#pragma once
#include "models/care_model.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

CareModel compile(const Scenario& scenario);

}  // namespace spinepath::scenario
