#include "sim/analysis/statistics/grouped_mean.h"

#include <algorithm>
#include <cmath>

namespace spinepath {
std::optional<double> GroupedMean::error() const {
  const auto n = static_cast<double>(groups.size());
  if (n < 2) return std::nullopt;
  double centre = 0, square = 0;
  for (const double x : groups) centre += x / n;
  for (const double x : groups) square += (x - centre) * (x - centre);
  const double se = std::sqrt(square / (n * (n - 1)));
  return se < rounding_of_sums * size ? 0 : se;
}

GroupedMean operator-(const GroupedMean& a, const GroupedMean& b) {
  GroupedMean difference{.mean = a.mean - b.mean, .groups = a.groups, .size = std::max(a.size, b.size)};
  for (std::size_t g = 0; g < a.groups.size(); ++g) difference.groups[g] -= b.groups[g];
  if (std::fabs(difference.mean) < rounding_of_sums * difference.size) difference.mean = 0;
  return difference;
}

}  // namespace spinepath
