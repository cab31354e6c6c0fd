// Returns 0 if `left`, a difference of numbers of magnitude `size`, is within their rounding error (as when
// all patients of a subgroup have the same outcome and the pivot is from another patient).
#pragma once
#include <cmath>

namespace spinepath {

inline double zero_if_rounding_error(double left, double size) {
  return std::fabs(left) < 1e-13 * size ? 0 : left;
}

}  // namespace spinepath
