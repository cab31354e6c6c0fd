// Fixed: one value, the same for everybody.
#pragma once
#include "models/distributions/rules.h"
#include "models/numerics/lanes.h"

namespace spinepath {

class Fixed {
 public:
  static constexpr std::string_view name = "fixed", remark = "the same for everybody";
  static constexpr std::array keys{GivenBy{given::value}};
  static constexpr AsUncertainty as_uncertainty{};
  static MaybeProblem problem(const GivenNumbers&) { return {}; }
  static Fixed from(const GivenNumbers& numbers) { return Fixed(numbers[given::value]); }

  explicit Fixed(double value) : value_(value) {}

  template <class T>
  SPINEPATH_INLINE T quantile(T) const {
    return T{} + value_;
  }
  double cdf(double x) const { return x >= value_ ? 1 : 0; }
  double mean() const { return value_; }
  Support support() const { return {value_, value_}; }
  bool operator==(const Fixed&) const = default;

 private:
  double value_;  ///< [value's unit]
};

}  // namespace spinepath
