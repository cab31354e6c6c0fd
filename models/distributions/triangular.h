// Triangular: density rises linearly from low to mode and falls to high (Johnson, Kotz, Balakrishnan,
// Continuous Univariate Distributions 2, 1995, section 26.9).
#pragma once
#include "models/distributions/rules.h"
#include "models/numerics/elementary.h"

namespace spinepath {

class Triangular {
 public:
  static constexpr std::string_view name = "triangular", remark = "mean (low + mode + high)/3";
  static constexpr std::array keys{GivenBy{given::low}, GivenBy{given::mode}, GivenBy{given::high}};
  static constexpr AsUncertainty as_uncertainty{.usable = true, .parameter = given::mode};
  static MaybeProblem problem(const GivenNumbers& numbers) { return low_mode_high(numbers); }
  static Triangular from(const GivenNumbers& n) { return {n[given::low], n[given::mode], n[given::high]}; }

  Triangular(double low, double mode, double high) : low_(low), mode_(mode), high_(high) {}

  template <class T>
  SPINEPATH_INLINE T quantile(T u) const {
    const double width = high_ - low_, left = mode_ - low_, right = high_ - mode_;
    return u * width < left ? low_ + square_root(u * (width * left))
                            : high_ - square_root((1.0 - u) * (width * right));
  }
  double cdf(double x) const {
    if (x <= low_) return 0;
    if (x >= high_) return 1;
    const double width = high_ - low_;
    return x < mode_ ? (x - low_) * (x - low_) / (width * (mode_ - low_))
                     : 1.0 - (high_ - x) * (high_ - x) / (width * (high_ - mode_));
  }
  double mean() const { return (low_ + mode_ + high_) / 3; }
  Support support() const { return {low_, high_}; }
  bool operator==(const Triangular&) const = default;

 private:
  double low_, mode_, high_;  ///< [values' unit]
};

}  // namespace spinepath
