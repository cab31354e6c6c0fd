// Workload: how much happens to a patient in a pathway, to tell how fast a run is. Blocks: calls for four
// random numbers that the model cannot do without: of the patient (shared by the pathways, so each has its
// part), one for each treatment offered, each course, adverse event, late event and endpoint that may or may
// not happen, and each amount that varies. A block whose numbers decide nothing does not count. All follow
// exactly from the History. Purposes of random numbers: chance.h.
#pragma once
#include <cstdint>

#include "models/care_model.h"
#include "sim/engine/walk/history.h"

namespace spinepath {

struct Workload {
  double blocks = 0;  ///< of random numbers, per patient-pathway
  double events = 0;  ///< marks of the History, per patient-pathway
};

/// Mean over the first patients of a run.
Workload workload_of(const CareModel& model, std::uint64_t seed, std::uint64_t patients);

std::uint64_t blocks_of_patient(const Population& population);
/// Beyond the patient's own.
std::uint64_t blocks_of_pathway(const CareModel& model, const Pathway& pathway, const History& history);

/// Draws so many blocks one at a time, as a walk that draws when it asks; returns the mean number, about 0.5.
double mean_of_blocks(std::uint64_t seed, std::uint64_t count);

}  // namespace spinepath
