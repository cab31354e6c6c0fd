// Workload: amount of work per patient in a pathway, the unit of speed measurements. Blocks: calls for four
// random numbers that the model needs: those of the patient (divided among the pathways), and one for each
// treatment offered, each course, adverse event, late event and endpoint with a probability between 0 and 1,
// and each amount that varies. A block whose numbers decide nothing is not counted. All follow exactly from
// the History. Purposes of random numbers: chance.h.
#pragma once
#include <cstdint>

#include "models/care_model.h"
#include "sim/engine/walk/history.h"

namespace spinepath {

struct Workload {
  double blocks = 0;  ///< blocks of random numbers [per patient-pathway]
  double events = 0;  ///< marks of the History [per patient-pathway]
};

/// Mean over the first patients of a run.
Workload workload_of(const CareModel& model, std::uint64_t seed, std::uint64_t patients);

std::uint64_t blocks_of_patient(const Population& population);
/// Without those of the patient.
std::uint64_t blocks_of_pathway(const CareModel& model, const Pathway& pathway, const History& history);

/// Draws `count` blocks, one call each, as a walk does without Draws; returns the mean number, about 0.5.
double mean_of_blocks(std::uint64_t seed, std::uint64_t count);

}  // namespace spinepath
