// PsaSplit: how to spend a budget of B = draws x patients. The error of a PSA's mean is t^2/K + n^2/B + s^2/M
// with K draws of the same M patients: t the sd of the truths, s and n the sds of one patient's luck that
// draws share and do not (psa_noise.h). It is least where the first and the last part are equal, at
// M = sqrt(B) s/t, for a budget that counts patients only. Several outcomes: the mean of (s/t)^2, so that
// each counts in units of its own t. s and t are taken from a pilot. (With other patients in each draw, few
// patients would be best: O'Hagan, Stevenson, Madan 2007; here luck that is shared does not average out.)
#pragma once
#include <cstdint>

#include "sim/analysis/psa/sample.h"

namespace spinepath {

struct PsaSplit {
  enum class By { equal_errors, fewest_draws, fewest_patients };  ///< what set it: the optimum or a bound
  std::uint64_t draws, patients;
  double luck_ratio;  ///< s/t over the outcomes below; 0 where nothing is uncertain
  By by;
};

inline constexpr std::uint64_t fewest_split_draws = 200;  ///< for 95 % intervals: 5 draws beyond each end
inline constexpr std::uint64_t fewest_split_patients =
    128;  ///< two in each of the groups that tell luck apart

/// For health care's spend and QALYs of all strategies less the first one (of it alone, where it is the only
/// one). The budget must be enough for the fewest of both.
PsaSplit best_split(const PsaSample& pilot, std::uint64_t pilot_patients, std::uint64_t budget);

}  // namespace spinepath
