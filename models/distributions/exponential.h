// Exponential: constant hazard 1/mean.
#pragma once
#include <numbers>

#include "models/distributions/rules.h"
#include "models/numerics/elementary.h"

namespace spinepath {

class Exponential {
 public:
  static constexpr std::string_view name = "exponential", remark = "mean = median / ln 2";
  static constexpr std::array keys{GivenBy{given::mean, given::median}};
  static constexpr AsUncertainty as_uncertainty{};
  static MaybeProblem problem(const GivenNumbers& numbers) {
    return above_0(numbers, numbers.has(given::mean) ? given::mean : given::median);
  }
  static Exponential from(const GivenNumbers& n) {
    return Exponential(n.has(given::mean) ? n[given::mean] : n[given::median] / std::numbers::ln2);
  }

  explicit Exponential(double mean) : mean_(mean) {}

  template <class T>
  SPINEPATH_INLINE T quantile(T u) const {
    return -mean_ * natural_log(1.0 - u);
  }
  double cdf(double x) const { return x <= 0 ? 0 : -exponential_minus_one(-x / mean_); }
  double mean() const { return mean_; }
  Support support() const { return {0, no_end}; }
  bool operator==(const Exponential&) const = default;

 private:
  double mean_;  ///< [values' unit]
};

}  // namespace spinepath
