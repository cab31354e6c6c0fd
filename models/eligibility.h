// Eligibility: which patients a treatment, a curve or a ratio applies to, by condition, severity, sex, exact age
// at entry (both limits included) and flags. Sets are bit masks: bit i for condition, severity or flag i. See
// models/README.md, A pathway.
#pragma once
#include <cstdint>
#include <limits>

#include "models/patient.h"

namespace spinepath {

struct Eligibility {
  std::uint64_t conditions = ~0ull;
  std::uint64_t severities = ~0ull;
  std::uint64_t required_flags = 0;
  std::uint64_t excluded_flags = 0;
  bool women = true, men = true;
  double youngest = 0;                                      ///< [years]
  double oldest = std::numeric_limits<double>::infinity();  ///< [years]

  /// Without branches: the processor cannot predict who is admitted.
  bool admits(const Patient& p) const {
    const bool in_sets = (conditions >> p.condition & severities >> static_cast<int>(p.severity) & 1) != 0;
    const bool by_flags = (p.flags & (required_flags | excluded_flags)) == required_flags;
    const bool by_sex = p.female ? women : men, by_age = (p.age >= youngest) & (p.age <= oldest);
    return in_sets & by_flags & by_sex & by_age;
  }
  bool operator==(const Eligibility&) const = default;
};

}  // namespace spinepath
