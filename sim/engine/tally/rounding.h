// The rule for numbers that should be equal and differ by rounding, the same everywhere: a difference counts as 0 if it
// is less than 1e-12 of its terms. Such are the variance of an outcome that all patients of a subgroup share while the
// pivot is from another patient, an outcome's difference between pathways that do not affect it, and equal costs,
// effects and net benefits of strategies (frontier, quadrant, choice).
// The tolerance: the sum of n numbers one after the other has an error of at most (n - 1) u of the sum of their
// magnitudes, u = 2^-53 = 1.1e-16 (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. 2002, section 4.2):
// 1e-12 for 9,000 numbers. Sums over patients are trees, with a smaller error.
#pragma once
#include <algorithm>
#include <cmath>

namespace spinepath {

/// Rounding error of sums over patients, relative to their terms [1].
inline constexpr double rounding_of_sums = 1e-12;

/// `left`: a sum or difference of numbers of magnitude `size`.
inline double zero_if_rounding_error(double left, double size) {
  return std::fabs(left) < rounding_of_sums * std::fabs(size) ? 0 : left;
}

/// a - b, 0 if they are equal within rounding.
inline double rounded_difference(double a, double b) {
  return zero_if_rounding_error(a - b, std::max(std::fabs(a), std::fabs(b)));
}

/// Whether they are equal within rounding. `size`: magnitude of the terms from which they were computed.
inline bool equal_within_rounding(double a, double b, double size) {
  return zero_if_rounding_error(a - b, size) == 0;
}

}  // namespace spinepath
