// Outcome: the quantities a run reports, and OutcomeKey: which one, of what, at which time. Names and units
// as in RESULTS.md; the text of `of` and `at` is the output's business.
#pragma once
#include <cstdint>

namespace spinepath {

enum class Outcome : std::uint8_t {
  relief_30,
  relief_50,
  pain,
  relief,
  alive,
  had_surgery,
  spend,
  spend_undiscounted,
  spend_by_class,
  spend_by_treatment,
  qalys,
  qalys_undiscounted,
  life_years,
  years_relief_30,
  years_relief_50,
  courses,
  treated,
  adverse_events,
  late_events,
  endpoints,
  cost_per_responder,
  cohort_spend
};

enum class View : std::uint8_t { patient, payer, health_care, societal };
inline constexpr int view_count = 4;

struct OutcomeKey {
  static constexpr int none = -1;        ///< no `of`
  static constexpr int background = -2;  ///< `of` of spend_by_treatment: care outside the pathway
  static constexpr int horizon = -1;     ///< `at`: over the horizon
  static constexpr int month_12 = -2;    ///< `at`: 12 months

  Outcome outcome;
  int of = none;     ///< View, TreatmentClass or treatment index, by outcome
  int entry = none;  ///< entry of the treatment's list, for events and endpoints
  int at = horizon;  ///< index into CareModel::report_at, or horizon, month_12
  bool operator==(const OutcomeKey&) const = default;
};

}  // namespace spinepath
