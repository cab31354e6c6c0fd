// CostItem: an amount that a treatment charges, its timing and its payer. For a covered item and an insured
// patient the payer pays the fraction 1 - coinsurance and the patient the rest; otherwise the patient pays
// all. See models/README.md, Money.
#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

#include "models/distribution.h"
#include "models/numerics/rows.h"
#include "models/patient.h"

namespace spinepath {

enum class When : std::uint8_t { workup, course, first_course, assessment, per_year };

struct CostTiming {
  When when;
  std::string_view name;     ///< in scenarios
  std::string_view meaning;  ///< time of the charge, for the documentation
};

/// Index: When.
inline constexpr auto cost_timings = std::to_array<CostTiming>({
    {When::workup, "workup", "at the diagnostic work-up, whether or not it confirms the treatment"},
    {When::course, "course", "at each course"},
    {When::first_course, "first course", "at the first course"},
    {When::assessment, "assessment", "at each assessment that the patient reaches"},
    {When::per_year, "per year", "at a constant rate from each course's start, or from `after` later on"},
});
static_assert(indexed_by(cost_timings, &CostTiming::when));

/// End of a flow of money.
enum class Until : std::uint8_t { next_course, failure, end };

struct FlowEnd {
  Until until;
  std::string_view name;     ///< in scenarios
  std::string_view meaning;  ///< for the documentation
};

/// Index: Until.
inline constexpr auto flow_ends = std::to_array<FlowEnd>({
    {Until::next_course, "next course", "the patient's next course of any treatment"},
    {Until::failure, "failure", "the next course, an assessment without success, or the loss of success"},
    {Until::end, "end", "death or the horizon"},
});
static_assert(indexed_by(flow_ends, &FlowEnd::until));

struct CostItem {
  Distribution amount;       ///< [money], or [money per year] for When::per_year; between patients
  std::uint64_t stream = 0;  ///< of the amount's random number
  When when = When::course;
  bool covered = true;
  double after = 0;                                        ///< [years from a course's start], for flows
  double lasts = std::numeric_limits<double>::infinity();  ///< [years from `after`], for flows
  Until until = Until::end;                                ///< for flows
  int once = -1;  ///< bit shared by all `once` items of that name; -1: charged every time
  bool operator==(const CostItem&) const = default;
};

/// Share that the patient pays [fraction].
inline double patient_share(bool covered, const Patient& patient, double coinsurance) {
  return covered && patient.insured ? coinsurance : 1.0;
}

}  // namespace spinepath
