// Quantile of a sample, linear between order statistics: type 7 of Hyndman and Fan, Am Stat 50 (1996) 361, as
// in R and NumPy.
#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

namespace spinepath {

/// Quantile p of `values` (at least one), in their unit. Reorders `values`.
inline double quantile(std::vector<double>& values, double p) {
  const double place = p * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::ptrdiff_t>(place);
  const auto at = values.begin() + below;
  std::nth_element(values.begin(), at, values.end());
  if (at + 1 == values.end()) return *at;
  const double above = *std::min_element(at + 1, values.end());
  return *at + (place - static_cast<double>(below)) * (above - *at);
}

}  // namespace spinepath
