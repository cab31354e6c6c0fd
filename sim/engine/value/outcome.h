// OutcomeKey: an outcome with its index (view, treatment, …) and time. The output has the texts of `of` and
// `at`.
#pragma once
#include "models/decision_quantities.h"
#include "models/outcomes.h"
#include "models/view.h"

namespace spinepath {

struct OutcomeKey {
  static constexpr int none = -1;        ///< no `of`
  static constexpr int background = -2;  ///< `of` of spend_by_treatment: care outside the pathway
  static constexpr int horizon = -1;     ///< `at`: over the horizon
  static constexpr int month_12 = -2;    ///< `at`: 12 months

  Outcome outcome;
  int of = none;     ///< View, TreatmentClass or treatment index, by outcome
  int entry = none;  ///< index into the treatment's list, for events and endpoints
  int at = horizon;  ///< index into CareModel::report_at, or ::follow_up, or horizon, month_12
  bool operator==(const OutcomeKey&) const = default;
};

constexpr OutcomeKey key_of(Outcome outcome, View view, int at = OutcomeKey::horizon) {
  return {.outcome = outcome, .of = static_cast<int>(view), .at = at};
}

constexpr OutcomeKey key_of(const DecisionQuantity& quantity) {
  const bool month_12 = info_of(quantity.outcome).at == ReportedAt::month_12;
  const int at = month_12 ? OutcomeKey::month_12 : OutcomeKey::horizon;
  return quantity.view ? key_of(quantity.outcome, *quantity.view, at)
                       : OutcomeKey{.outcome = quantity.outcome, .at = at};
}

}  // namespace spinepath
