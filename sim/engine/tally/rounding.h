// zero_if_rounding_error: what is left of numbers that should be equal counts as 0, such as the variance of an
// outcome that all patients of a subgroup share while the pivot is from another patient, or the difference of an
// outcome between pathways that do not affect it.
#pragma once
#include <cmath>

namespace spinepath {

/// Rounding error of sums over patients, relative to their terms [1].
inline constexpr double rounding_of_sums = 1e-12;

/// `left`: a sum or difference of numbers of magnitude `size`.
inline double zero_if_rounding_error(double left, double size) {
  return std::fabs(left) < rounding_of_sums * std::fabs(size) ? 0 : left;
}

}  // namespace spinepath
