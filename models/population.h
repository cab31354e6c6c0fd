// Population: the distribution of patients at entry. See models/README.md, A patient.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "models/distribution.h"
#include "models/eligibility.h"
#include "models/mortality.h"
#include "models/patient.h"

namespace spinepath {

struct Flag {
  std::uint64_t stream = 0;
  double probability = 0;  ///< [1]
  bool operator==(const Flag&) const = default;
};

/// Mortality of some patients as a multiple of the life table's.
struct HazardRatio {
  Eligibility who;
  double ratio = 1;  ///< [1], above 0
  bool operator==(const HazardRatio&) const = default;
};

struct Population {
  double size = 1;                      ///< number of people that cohort totals refer to [people]
  Distribution age;                     ///< [years], truncated to the cohort's range
  double female = 0.5;                  ///< [fraction]
  Distribution pain;                    ///< [VAS mm]
  std::vector<double> condition_until;  ///< cumulative shares [fraction], the last one 1
  std::vector<std::array<double, severity_count>> severity_until;  ///< by condition; cumulative [fraction]
  std::vector<Flag> flags;                                         ///< at most 64
  int insured = -1;  ///< index of the flag `insured`; -1: everybody is insured
  LifeTable life_table;
  double hazard_ratio = 1;                 ///< mortality as a multiple of the life table's [1], above 0
  std::vector<HazardRatio> hazard_ratios;  ///< the first that admits the patient replaces it

  /// Of a patient whose other attributes are known. [1]
  double hazard_ratio_of(const Patient& patient) const {
    for (const HazardRatio& one : hazard_ratios)
      if (one.who.admits(patient)) return one.ratio;
    return hazard_ratio;
  }
  bool operator==(const Population&) const = default;
};

}  // namespace spinepath
