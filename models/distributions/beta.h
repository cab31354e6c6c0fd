// Beta with alpha = mean n and beta = (1 - mean) n. The effective sample size n may be given by the sd
// instead: sd^2 = mean (1 - mean)/(n + 1).
#pragma once
#include <algorithm>
#include <cmath>

#include "models/distributions/rules.h"
#include "models/numerics/special_functions.h"

namespace spinepath {

class Beta {
 public:
  static constexpr std::string_view name = "beta", remark = "alpha = mean n, beta = (1 - mean) n";
  static constexpr std::array keys{GivenBy{given::mean}, GivenBy{given::sd, given::n}};
  static constexpr AsUncertainty as_uncertainty{.usable = true, .parameter = given::mean};
  static MaybeProblem problem(const GivenNumbers& numbers) {
    const double mean = numbers[given::mean];
    if (mean <= 0 || mean >= 1)
      return NumberProblem{given::mean, mean <= 0 ? "is not above 0" : "is not below 1",
                           "above 0 and below 1"};
    if (numbers[given::n] < smallest_size || numbers[given::n] > largest_size)
      return NumberProblem{given::n, "is out of range for a beta", {}, smallest_size, largest_size};
    const double narrowest = sd_of(mean, largest_size), widest = sd_of(mean, smallest_size);
    const double sd = numbers[given::sd];
    if (sd < narrowest || sd > widest)
      return NumberProblem{
          given::sd,
          sd > widest ? "is too large for a beta with this mean" : "is too small for a beta with this mean",
          {},
          narrowest,
          widest};
    return {};
  }
  static Beta from(const GivenNumbers& n) {
    const double mean = n[given::mean];
    return {mean, n.has(given::n) ? n[given::n] : size_of(mean, n[given::sd])};
  }
  /// Effective sample size of a beta with that mean and sd.
  static double size_of(double mean, double sd) { return mean * (1 - mean) / (sd * sd) - 1; }

  Beta(double mean, double n) : alpha_(mean * n), beta_((1.0 - mean) * n) {}

  double quantile(double u) const { return beta_quantile(alpha_, beta_, u); }
  double cdf(double x) const { return beta_cdf(alpha_, beta_, std::clamp(x, 0.0, 1.0)); }
  double mean() const { return alpha_ / (alpha_ + beta_); }
  Support support() const { return {0, 1}; }
  bool operator==(const Beta&) const = default;

 private:
  /// Limits of n [1]. Outside, Boost's inverse fails or takes milliseconds; with the largest size a beta is
  /// practically a fixed number, with the smallest it is practically 0 or 1.
  static constexpr double smallest_size = 1e-3, largest_size = 1e8;
  static double sd_of(double mean, double n) { return std::sqrt(mean * (1 - mean) / (n + 1)); }

  double alpha_, beta_;  ///< [1]
};

}  // namespace spinepath
