// Loglogistic: the odds of a value below x are (x/median)^shape; the hazard rises and then falls for shape > 1.
// Mean: median (pi/shape)/sin(pi/shape) for shape > 1, otherwise infinite (Johnson, Kotz, Balakrishnan,
// Continuous Univariate Distributions 2, 1995, section 23.11).
#pragma once
#include "models/distributions/rules.h"
#include "models/numerics/elementary.h"
#include "models/numerics/special_functions.h"

namespace spinepath {

class Loglogistic {
 public:
  static constexpr std::string_view name = "loglogistic", remark = "shape 1 or less: needs `max`";
  static constexpr std::array keys{GivenBy{given::median}, GivenBy{given::shape}};
  static constexpr AsUncertainty as_uncertainty{};
  static MaybeProblem problem(const GivenNumbers& numbers) { return above_0(numbers, given::median); }
  static Loglogistic from(const GivenNumbers& n) { return {n[given::median], n[given::shape]}; }

  Loglogistic(double median, double shape) : median_(median), shape_(shape) {}

  template <class T>
  SPINEPATH_INLINE T quantile(T u) const {
    return median_ * exponential((natural_log(u) - natural_log(1.0 - u)) / shape_);
  }
  double cdf(double x) const {
    constexpr double smallest = 1e-300;  // [1]; natural_log requires normal numbers
    const double ratio = x / median_;
    return ratio < smallest ? 0 : 1 / (1 + exponential(-shape_ * natural_log(ratio)));
  }
  double mean() const {
    const double part = 1 / shape_;  // (pi part) / sin(pi part), by the reflection formula
    return shape_ > 1 ? median_ * gamma_function(1 + part) * gamma_function(1 - part) : no_end;
  }
  Support support() const { return {0, no_end}; }
  bool operator==(const Loglogistic&) const = default;

 private:
  double median_;  ///< [values' unit]
  double shape_;   ///< [1]
};

}  // namespace spinepath
