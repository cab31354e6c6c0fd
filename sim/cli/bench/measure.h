// Repeated measurements: their median and range.
#pragma once
#include <chrono>
#include <vector>

namespace spinepath::cli {

struct Spread {
  double median, low, high;  ///< [the unit of the values]
  /// Relative width. [fraction]
  double width() const { return (high - low) / median; }
};

/// Needs at least one value.
Spread spread_of(std::vector<double> values);

/// Wall time of one run of `work`. [seconds]
template <class Work>
double seconds_for(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace spinepath::cli
