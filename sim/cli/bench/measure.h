// Repeated measurements: their median and how far they spread.
#pragma once
#include <chrono>
#include <vector>

namespace spinepath::cli {

struct Spread {
  double median, low, high;
  double width() const { return (high - low) / median; }
};

/// At least one value.
Spread spread_of(std::vector<double> values);

/// Runs it once. [seconds]
template <class Work>
double seconds_for(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace spinepath::cli
