// walk: one patient through one pathway, event by event. The core of the program: models/README.md,
// A pathway to Events, in the order of that page.
#pragma once
#include "models/care_model.h"
#include "sim/engine/random/draws.h"
#include "sim/engine/walk/history.h"

namespace spinepath {

/// One of the patients that `draws` was last made for.
struct Walker {
  const Patient& patient;
  const Draws& draws;
  std::size_t place;  ///< in the batch
};

/// Fills `history` (cleared first).
void walk(const CareModel& model, const Pathway& pathway, const Walker& walker, History& history);
/// The same for a patient on their own.
void walk(const CareModel& model, const Pathway& pathway, const Patient& patient, const Chance& chance,
          History& history);

}  // namespace spinepath
