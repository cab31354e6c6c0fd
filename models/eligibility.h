// Eligibility: which patients a treatment admits, by condition, severity, exact age at entry (both limits
// included) and flags. Sets are bit masks: bit i for condition, severity or flag i. See models/README.md,
// A pathway.
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
  double youngest = 0;                                      ///< [years]
  double oldest = std::numeric_limits<double>::infinity();  ///< [years]

  bool admits(const Patient& p) const {
    return (conditions >> p.condition & 1) != 0 && (severities >> static_cast<int>(p.severity) & 1) != 0 &&
           (p.flags & required_flags) == required_flags && (p.flags & excluded_flags) == 0 &&
           p.age >= youngest && p.age <= oldest;
  }
  bool operator==(const Eligibility&) const = default;
};

}  // namespace spinepath
