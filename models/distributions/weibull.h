// Weibull: hazard proportional to time^(shape - 1); scale = median / (ln 2)^(1/shape).
#pragma once
#include <numbers>

#include "models/distributions/rules.h"
#include "models/numerics/elementary.h"
#include "models/numerics/special_functions.h"

namespace spinepath {

class Weibull {
 public:
  static constexpr std::string_view name = "weibull", remark = "shape 1: exponential";
  static constexpr std::array keys{GivenBy{given::median}, GivenBy{given::shape}};
  static constexpr AsUncertainty as_uncertainty{};
  static MaybeProblem problem(const GivenNumbers& numbers) { return above_0(numbers, given::median); }
  static Weibull from(const GivenNumbers& n) { return {n[given::median], n[given::shape]}; }

  Weibull(double median, double shape)
      : scale_(median / exponential(natural_log(std::numbers::ln2) / shape)), exponent_(1.0 / shape) {}

  template <class T>
  SPINEPATH_INLINE T quantile(T u) const {
    const T unit = -natural_log(1.0 - u);  // exponential; raised to the power 1/shape
    return exponent_ == 1 ? scale_ * unit : scale_ * exponential(natural_log(unit) * exponent_);
  }
  double cdf(double x) const {
    return x <= 0 ? 0 : -exponential_minus_one(-exponential(natural_log(x / scale_) / exponent_));
  }
  double mean() const { return scale_ * gamma_function(1 + exponent_); }
  Support support() const { return {0, no_end}; }
  bool operator==(const Weibull&) const = default;

 private:
  double scale_;     ///< [values' unit]
  double exponent_;  ///< 1/shape [1]
};

}  // namespace spinepath
