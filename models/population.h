// Population: the distribution of patients at entry. See models/README.md, A patient.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "models/distribution.h"
#include "models/mortality.h"
#include "models/patient.h"

namespace spinepath {

struct Flag {
  std::uint64_t stream = 0;
  double probability = 0;
  bool operator==(const Flag&) const = default;
};

struct Population {
  double size = 1;   ///< [people] that totals are projected to
  Distribution age;  ///< [years], truncated to the cohort's range
  double female = 0.5;
  Distribution pain;                                               ///< [VAS mm]
  std::vector<double> condition_until;                             ///< cumulative shares, the last one 1
  std::vector<std::array<double, severity_count>> severity_until;  ///< by condition, cumulative
  std::vector<Flag> flags;                                         ///< at most 64
  int insured = -1;  ///< index of the flag `insured`; -1: nobody is
  LifeTable life_table;
  bool operator==(const Population&) const = default;
};

}  // namespace spinepath
