// Workload: blocks of four random numbers that the engine draws for a patient in a pathway, the unit of speed
// measurements: with as many blocks drawn one at a time, the rest of the work can be compared.
#pragma once
#include <cstdint>

#include "models/care_model.h"

namespace spinepath {

/// Blocks per patient and pathway, over the first patients of a run.
double blocks_per_walk(const CareModel& model, std::uint64_t seed, std::uint64_t patients);

/// Draws `count` blocks, one call each; returns the mean number, about 0.5.
double mean_of_blocks(std::uint64_t seed, std::uint64_t count);

}  // namespace spinepath
