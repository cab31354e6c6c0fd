// PsaSplit: the best use of a budget of B = draws x patients. The squared error of a PSA's mean is
// t^2/K + n^2/B + s^2/M with K draws of the same M patients: t the sd of parameter uncertainty, s and n the
// first-order sds (of one patient) that draws do and do not share (noise.h). The minimum, with equal first
// and last terms, is at M = sqrt(B) s/t. Several outcomes: the mean of (s/t)^2, so that each counts in
// units of its own t. s and t are estimated in a pilot. (With other patients in each draw, few patients
// would be best: O'Hagan, Stevenson, Madan 2007; here shared noise does not average out.)
#pragma once
#include <cstdint>

#include "sim/analysis/psa/sample.h"

namespace spinepath {

struct PsaSplit {
  enum class By { equal_errors, fewest_draws, fewest_patients };  ///< the optimum, or the bound that applied
  std::uint64_t draws, patients;
  double noise_ratio;  ///< s/t over the outcomes below [1]; 0 without parameter uncertainty
  By by;
};

inline constexpr std::uint64_t fewest_split_draws = 200;  ///< for 95 % intervals: 5 draws beyond each limit
/// Two in each of the groups by which noise is estimated.
inline constexpr std::uint64_t fewest_split_patients = 128;

/// Optimal for health care spend and QALYs of all strategies minus the first one (of the first one itself
/// if it is the only one). The budget must be at least fewest_split_draws * fewest_split_patients.
PsaSplit best_split(const PsaSample& pilot, std::uint64_t pilot_patients, std::uint64_t budget);

}  // namespace spinepath
