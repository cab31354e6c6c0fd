// Spend by treatment and view: the outcome of each view. That of health care is always kept, another one if it is the
// view of the decision (CareModel::itemised_view).
#pragma once
#include <optional>

#include "models/outcomes.h"
#include "models/view.h"

namespace spinepath {

constexpr Outcome spend_by_treatment_of(View view) {
  switch (view) {
    case View::patient: return Outcome::spend_by_treatment_patient;
    case View::payer: return Outcome::spend_by_treatment_payer;
    case View::health_care: return Outcome::spend_by_treatment;
    case View::societal: return Outcome::spend_by_treatment_societal;
  }
  return Outcome::spend_by_treatment;
}

/// Whether an outcome is kept with this view itemised.
constexpr bool is_kept(Outcome outcome, View itemised) {
  for (const View view : views)
    if (view != View::health_care && spend_by_treatment_of(view) == outcome) return view == itemised;
  return true;
}

}  // namespace spinepath
