// walk: simulates one patient in one pathway, event by event. Implements models/README.md, A pathway to
// Events other than pain, in the order of that page.
#pragma once
#include "models/care_model.h"
#include "sim/engine/random/draws.h"
#include "sim/engine/walk/history.h"

namespace spinepath {

/// One of the patients of the last call of Draws::draw.
struct Walker {
  const Patient& patient;
  const Draws& draws;
  std::size_t place;  ///< in the batch
};

/// Fills `history` (cleared first).
void walk(const CareModel& model, const Pathway& pathway, const Walker& walker, History& history);
/// The same for a single patient.
void walk(const CareModel& model, const Pathway& pathway, const Patient& patient, const Chance& chance,
          History& history);

}  // namespace spinepath
