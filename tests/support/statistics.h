// What statistical tests need: bounds that follow from standard errors, and the Kolmogorov-Smirnov distance.
#pragma once
#include <algorithm>
#include <cmath>
#include <vector>

namespace spinepath::test {

/// A correct program fails such a bound for one fixed seed in 150,000.
inline constexpr double standard_errors = 4.5;

/// sup |F_n - F| of a sample against a distribution function.
template <class Cdf>
double kolmogorov_smirnov(std::vector<double> sample, Cdf&& cdf) {
  std::sort(sample.begin(), sample.end());
  const auto n = static_cast<double>(sample.size());
  double distance = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double f = cdf(sample[i]), rank = static_cast<double>(i);
    distance = std::max({distance, f - rank / n, (rank + 1) / n - f});
  }
  return distance;
}

/// P(distance > 2.2 / sqrt(n)) is about 1.3e-4 (Kolmogorov's limit, 2 exp(-2 * 2.2^2)).
inline double kolmogorov_smirnov_bound(std::size_t n) { return 2.2 / std::sqrt(static_cast<double>(n)); }

}  // namespace spinepath::test
