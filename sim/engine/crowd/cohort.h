// draw_patient: patient i of a cohort, a pure function of the seed and i. See models/README.md, A patient.
#pragma once
#include <span>

#include "models/patient.h"
#include "models/population.h"
#include "sim/engine/random/chance.h"

namespace spinepath {

Patient draw_patient(const Population& population, const Chance& chance);

/// Draws patients `first`, `first` + 1, … into `patients`, four at a time.
void draw_patients(const Population& population, std::uint64_t seed, std::uint64_t first,
                   std::span<Patient> patients);

}  // namespace spinepath
