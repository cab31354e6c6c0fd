// Scales: even ticks on an axis, and labels moved apart.
#pragma once
#include <vector>

namespace spinepath::report {

struct Range {
  double low, high;  ///< [unit of the axis]
  double size() const { return high - low; }
};

struct Ticks {
  std::vector<double> at;  ///< ascending, within the range [unit of the axis]
  double step;             ///< [unit of the axis]
  int decimals;            ///< with which they differ
};

/// At most about so many, at multiples of 1, 2, 2.5 or 5 times a power of ten.
Ticks ticks(const Range& range, int most = 5);

/// The range with the ticks' ends, so that the axis begins and ends at one.
Range widened(const Range& range, const Ticks& ticks);

/// Places moved apart so that neighbours are at least `gap` apart and within the range, in the order given; as near to
/// where they were as that allows. If there is no room for all, they are spread evenly.
std::vector<double> moved_apart(std::vector<double> places, double gap, const Range& range);

}  // namespace spinepath::report
