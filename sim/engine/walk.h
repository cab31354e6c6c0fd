// walk: one patient through one pathway, event by event. The heart of the program: MODEL.md sections 2 to 4,
// in the order of that page.
#pragma once
#include "models/care_model.h"
#include "sim/engine/chance.h"
#include "sim/engine/history.h"

namespace spinepath {

/// Fills `history` (cleared first).
void walk(const CareModel& model, const Pathway& pathway, const Patient& patient, const Chance& chance,
          History& history);

/// The latent rank Z of a patient's response to a treatment; `u` is the treatment's fourth uniform.
double response_rank(const CareModel& model, const Patient& patient, double u);

}  // namespace spinepath
