// GroupedMean: a mean over patients, and the same in groups of patients, by which its Monte Carlo error is
// known, and that of a difference to any other mean of the same patients: se^2 = sum_g (x_g - x.)^2 / (G
// (G-1)). The deviations of groups are scaled where the groups do not hold all patients. A ratio of means N /
// D has x_g = R + (N_g - R D_g) / D (delta method).
#pragma once
#include <optional>
#include <vector>

namespace spinepath {

struct GroupedMean {
  double mean = 0;
  std::vector<double> groups = {};
  double size = 0;  ///< of what was added up: what is smaller than its rounding is nothing

  std::optional<double> error() const;  ///< standard error; none: fewer than two groups
};

GroupedMean operator-(const GroupedMean& a, const GroupedMean& b);

}  // namespace spinepath
