// Repeated measurements: their median and range.
#pragma once
#include <vector>

namespace spinepath::cli {

struct Spread {
  double median, low, high;  ///< [the unit of the values]
  /// Relative width. [fraction]
  double width() const { return (high - low) / median; }
};

/// Needs at least one value.
Spread spread_of(std::vector<double> values);

}  // namespace spinepath::cli
