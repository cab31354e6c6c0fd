// Uniform: constant density between low and high.
#pragma once
#include <algorithm>

#include "models/distributions/rules.h"
#include "models/numerics/lanes.h"

namespace spinepath {

class Uniform {
 public:
  static constexpr std::string_view name = "uniform", remark = "mean (low + high)/2";
  static constexpr std::array keys{GivenBy{given::low}, GivenBy{given::high}};
  static constexpr AsUncertainty as_uncertainty{.usable = true};
  static MaybeProblem problem(const GivenNumbers& numbers) { return low_below_high(numbers); }
  static Uniform from(const GivenNumbers& n) { return {n[given::low], n[given::high]}; }

  Uniform(double low, double high) : low_(low), high_(high) {}

  template <class T>
  SPINEPATH_INLINE T quantile(T u) const {
    return low_ + (high_ - low_) * u;
  }
  double cdf(double x) const { return std::clamp((x - low_) / (high_ - low_), 0.0, 1.0); }
  double mean() const { return low_ + (high_ - low_) / 2; }
  Support support() const { return {low_, high_}; }
  bool operator==(const Uniform&) const = default;

 private:
  double low_, high_;  ///< [values' unit]
};

}  // namespace spinepath
