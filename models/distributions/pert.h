// PERT: a beta between low and high with alpha = 1 + 4 (mode - low)/(high - low) and
// beta = 1 + 4 (high - mode)/(high - low) (Malcolm, Roseboom, Clark, Fazar, Operations Research 7, 1959).
#pragma once
#include <algorithm>

#include "models/distributions/rules.h"
#include "models/numerics/special_functions.h"

namespace spinepath {

class Pert {
 public:
  static constexpr std::string_view name = "pert", remark = "mean (low + 4 mode + high)/6";
  static constexpr std::array keys{GivenBy{given::low}, GivenBy{given::mode}, GivenBy{given::high}};
  static constexpr AsUncertainty as_uncertainty{.usable = true, .parameter = given::mode};
  static MaybeProblem problem(const GivenNumbers& numbers) { return low_mode_high(numbers); }
  static Pert from(const GivenNumbers& n) { return {n[given::low], n[given::mode], n[given::high]}; }

  Pert(double low, double mode, double high) : low_(low), mode_(mode), high_(high) {}

  double quantile(double u) const { return low_ + width() * beta_quantile(alpha(), beta(), u); }
  double cdf(double x) const { return beta_cdf(alpha(), beta(), std::clamp((x - low_) / width(), 0.0, 1.0)); }
  double mean() const { return (low_ + 4 * mode_ + high_) / 6; }
  Support support() const { return {low_, high_}; }
  bool operator==(const Pert&) const = default;

 private:
  double width() const { return high_ - low_; }
  double alpha() const { return 1 + 4 * ((mode_ - low_) / width()); }
  double beta() const { return 1 + 4 * (1 - (mode_ - low_) / width()); }

  double low_, mode_, high_;  ///< [values' unit]
};

}  // namespace spinepath
