// Gamma with shape (mean/sd)^2 and scale sd^2/mean.
#pragma once
#include "models/distributions/rules.h"
#include "models/numerics/special_functions.h"

namespace spinepath {

class Gamma {
 public:
  static constexpr std::string_view name = "gamma", remark = "above 0, skewed to the right";
  static constexpr std::array keys{GivenBy{given::mean}, GivenBy{given::sd}};
  static constexpr AsUncertainty as_uncertainty{.usable = true, .parameter = given::mean};
  static MaybeProblem problem(const GivenNumbers& numbers) { return positive_mean_and_sd(numbers); }
  static Gamma from(const GivenNumbers& n) { return {n[given::mean], n[given::sd]}; }

  Gamma(double mean, double sd) : shape_(mean * mean / (sd * sd)), scale_(sd * sd / mean) {}

  double quantile(double u) const { return gamma_quantile(shape_, scale_, u); }
  double cdf(double x) const { return x <= 0 ? 0 : gamma_cdf(shape_, scale_, x); }
  double mean() const { return shape_ * scale_; }
  Support support() const { return {0, no_end}; }
  bool operator==(const Gamma&) const = default;

 private:
  double shape_;  ///< [1]
  double scale_;  ///< [values' unit]
};

}  // namespace spinepath
