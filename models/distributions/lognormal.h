// Lognormal with the given mean and sd of the variable itself: its logarithm has the variance
// ln(1 + sd^2/mean^2) and the mean ln(mean) - variance/2.
#pragma once
#include <cmath>

#include "models/distributions/rules.h"
#include "models/numerics/elementary.h"
#include "models/numerics/special_functions.h"

namespace spinepath {

class Lognormal {
 public:
  static constexpr std::string_view name = "lognormal",
                                    remark = "of the variable itself, not of its logarithm";
  static constexpr std::array keys{GivenBy{given::mean}, GivenBy{given::sd}};
  static constexpr AsUncertainty as_uncertainty{.usable = true, .parameter = given::mean};
  static MaybeProblem problem(const GivenNumbers& numbers) { return positive_mean_and_sd(numbers); }
  static Lognormal from(const GivenNumbers& n) { return {n[given::mean], n[given::sd]}; }

  Lognormal(double mean, double sd) {
    const double log_variance = log_of_one_plus(sd * sd / (mean * mean));
    log_mean_ = natural_log(mean) - 0.5 * log_variance;
    log_sd_ = std::sqrt(log_variance);
  }

  template <class T>
  SPINEPATH_INLINE T quantile(T u) const {
    return exponential(log_mean_ + log_sd_ * normal_quantile(u));
  }
  double cdf(double x) const { return x <= 0 ? 0 : normal_cdf((natural_log(x) - log_mean_) / log_sd_); }
  double mean() const { return exponential(log_mean_ + 0.5 * log_sd_ * log_sd_); }
  Support support() const { return {0, no_end}; }
  bool operator==(const Lognormal&) const = default;

 private:
  double log_mean_, log_sd_;  ///< of the logarithm of the value [1]
};

}  // namespace spinepath
