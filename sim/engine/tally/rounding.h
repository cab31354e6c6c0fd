// without_rounding: what is left of numbers of that size; 0 where it is but their rounding, as where all
// patients of a group are alike and the pivot is not of it.
#pragma once
#include <cmath>

namespace spinepath {

inline double without_rounding(double left, double size) { return std::fabs(left) < 1e-13 * size ? 0 : left; }

}  // namespace spinepath
