// NumberProblem: why numbers do not define a distribution, and the rules shared by several distributions. NaN
// violates no rule: it was reported by the reader.
#pragma once
#include <optional>
#include <string_view>

#include "models/distributions/given.h"

namespace spinepath {

/// The rule that a number violates.
struct NumberProblem {
  NumberKey key;                  ///< the invalid number
  std::string_view problem;       ///< "is above mode"
  std::string_view allowed = {};  ///< "low <= mode"; empty: from `low` to `high`
  double low = 0, high = 0;       ///< valid range of the number, given the others [its unit]
};
using MaybeProblem = std::optional<NumberProblem>;

inline MaybeProblem low_below_high(const GivenNumbers& numbers) {
  if (numbers[given::low] >= numbers[given::high])
    return NumberProblem{given::low, "is not below high", "low < high"};
  return {};
}

/// For triangular and PERT.
inline MaybeProblem low_mode_high(const GivenNumbers& numbers) {
  if (numbers[given::low] > numbers[given::mode])
    return NumberProblem{given::low, "is above mode", "low <= mode"};
  if (numbers[given::mode] > numbers[given::high])
    return NumberProblem{given::mode, "is above high", "mode <= high"};
  return low_below_high(numbers);
}

inline MaybeProblem above_0(const GivenNumbers& numbers, const NumberKey& key) {
  if (numbers[key] <= 0) return NumberProblem{key, "is not above 0", "above 0"};
  return {};
}

/// For lognormal and gamma. Outside these ratios of sd to mean, quantiles underflow or overflow, or the
/// distribution is practically a fixed number.
inline MaybeProblem positive_mean_and_sd(const GivenNumbers& numbers) {
  constexpr double narrowest = 1e-4, widest = 1000;
  if (const MaybeProblem problem = above_0(numbers, given::mean)) return problem;
  const double mean = numbers[given::mean], sd = numbers[given::sd];
  if (sd > widest * mean || sd < narrowest * mean)
    return NumberProblem{given::sd, "is too far from the mean", {}, narrowest * mean, widest * mean};
  return {};
}

}  // namespace spinepath
