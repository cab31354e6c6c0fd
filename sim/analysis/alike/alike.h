// People alike: the first patients of a cohort who resemble a description, and what becomes of them in every
// pathway, as a part of the whole run: they are the same patients as in `run` and `explain`.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "models/care_model.h"
#include "sim/engine/run/results.h"
#include "sim/engine/run/watch.h"

namespace spinepath {

inline constexpr double alike_years = 5;  ///< largest difference in age [years]
inline constexpr double alike_pain = 5;   ///< largest difference in pain [VAS mm]

/// Characteristics at entry; empty: any.
struct Likeness {
  std::optional<double> age;   ///< [years]
  std::optional<double> pain;  ///< [VAS mm]
  std::optional<std::uint32_t> condition;
  std::optional<Severity> severity;
  std::optional<bool> female;

  bool fits(const Patient& patient) const;
};

struct Alike {
  std::vector<std::uint64_t> first;  ///< numbers of the first few
  std::uint64_t found = 0;
  std::uint64_t searched = 0;  ///< the first patients of the cohort, who include exactly those found
};

/// The first `wanted` patients who fit, among at most `most`.
Alike find_alike(const CareModel& model, std::uint64_t seed, const Likeness& likeness, std::uint64_t wanted,
                 std::uint64_t most);

/// Results of those found, at least one; none if stopped.
std::optional<Results> results_of(const Alike& alike, const CareModel& model, std::uint64_t seed, int threads,
                                  const Likeness& likeness, const KeepGoing& keep_going);

}  // namespace spinepath
