// draw_patient: patient i of a cohort, a pure function of the seed and i. Source: MODEL.md section 1.
#pragma once
#include "models/patient.h"
#include "models/population.h"
#include "sim/engine/chance.h"

namespace spinepath {

Patient draw_patient(const Population& population, const Chance& chance);

}  // namespace spinepath
