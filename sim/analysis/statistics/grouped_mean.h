// GroupedMean: a mean over patients with the means of groups of patients, from which follow its Monte Carlo
// error and that of a difference to any other mean of the same patients:
//   se^2 = sum_g (x_g - x.)^2 / (G (G-1)).
// The deviations of groups are scaled if the groups do not contain all patients. A ratio of means R = N / D
// has x_g = R + (N_g - R D_g) / D (delta method).
#pragma once
#include <optional>
#include <vector>

#include "sim/engine/tally/rounding.h"

namespace spinepath {

struct GroupedMean {
  double mean = 0;                  ///< [outcome's unit]
  std::vector<double> groups = {};  ///< mean of each group [outcome's unit]
  double size = 0;  ///< magnitude of the terms [outcome's unit], by which rounding error is judged

  std::optional<double> error() const;  ///< standard error; none with fewer than two groups
};

GroupedMean operator-(const GroupedMean& a, const GroupedMean& b);

}  // namespace spinepath
