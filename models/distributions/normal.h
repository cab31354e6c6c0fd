// Normal. Quantile: Wichura's AS 241 (models/numerics/elementary.h).
#pragma once
#include "models/distributions/rules.h"
#include "models/numerics/elementary.h"
#include "models/numerics/special_functions.h"

namespace spinepath {

class Normal {
 public:
  static constexpr std::string_view name = "normal", remark = "without limits: often needs `min` or `max`";
  static constexpr std::array keys{GivenBy{given::mean}, GivenBy{given::sd}};
  static constexpr AsUncertainty as_uncertainty{.usable = true, .parameter = given::mean};
  static MaybeProblem problem(const GivenNumbers&) { return {}; }
  static Normal from(const GivenNumbers& n) { return {n[given::mean], n[given::sd]}; }

  Normal(double mean, double sd) : mean_(mean), sd_(sd) {}

  template <class T>
  SPINEPATH_INLINE T quantile(T u) const {
    return mean_ + sd_ * normal_quantile(u);
  }
  double cdf(double x) const { return normal_cdf((x - mean_) / sd_); }
  double mean() const { return mean_; }
  Support support() const { return {-no_end, no_end}; }
  bool operator==(const Normal&) const = default;

 private:
  double mean_, sd_;  ///< [values' unit]
};

}  // namespace spinepath
