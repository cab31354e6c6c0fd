#include "sim/analysis/statistics/grouped_mean.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/tally/rounding.h"

namespace spinepath {
std::optional<double> GroupedMean::error() const {
  const auto n = static_cast<double>(groups.size());
  if (n < 2) return std::nullopt;
  double centre = 0, square = 0;
  for (const double x : groups) centre += x / n;
  for (const double x : groups) square += (x - centre) * (x - centre);
  const double se = std::sqrt(square / (n * (n - 1)));
  return zero_if_rounding_error(se, size);
}

GroupedMean operator-(const GroupedMean& a, const GroupedMean& b) {
  GroupedMean difference{.mean = a.mean - b.mean, .groups = a.groups, .size = std::max(a.size, b.size)};
  for (std::size_t g = 0; g < a.groups.size(); ++g) difference.groups[g] -= b.groups[g];
  difference.mean = zero_if_rounding_error(difference.mean, difference.size);
  return difference;
}

}  // namespace spinepath
