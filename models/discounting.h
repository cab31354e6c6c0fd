// Discount: the weight (1+r)^-t = e^(-dt), d = ln(1+r), of what falls at time t, and its exact integral over
// a piece of time in which the integrand is linear:
//   integral over [a, a+h] of e^(-dt) (x + y (t-a)) dt = e^(-da) (x h e1(dh) + y h^2 e2(dh)),
//   e1(v) = (1 - e^-v) / v,   e2(v) = (1 - (1+v) e^-v) / v^2,
// by Taylor series where v is small, as the closed forms cancel there. Source: MODEL.md section 6.
#pragma once
#include <cmath>

#include "models/elementary.h"

namespace spinepath {

/// e1, e2 and e^-v of the formulas above, v >= 0.
struct Decay {
  double first;      ///< e1(v)
  double second;     ///< e2(v)
  double remaining;  ///< e^-v
};

inline Decay decay(double v) {
  if (v < 0.0625) {  // the first term left out, v^8/9!, is below 1e-15
    // e1 = sum (-v)^k / (k+1)!, e2 = sum (-v)^k / (k! (k+2))
    const double first =
        1 -
        v * (1 / 2. -
             v * (1 / 6. - v * (1 / 24. - v * (1 / 120. - v * (1 / 720. - v * (1 / 5040. - v / 40320.))))));
    const double second =
        1 / 2. -
        v * (1 / 3. -
             v * (1 / 8. - v * (1 / 30. - v * (1 / 144. - v * (1 / 840. - v * (1 / 5760. - v / 45360.))))));
    return {first, second, 1 - v * first};
  }
  const double remaining = v < 700 ? exponential(-v) : 0.0;
  return {(1 - remaining) / v, (1 - (1 + v) * remaining) / (v * v), remaining};
}

class Discount {
 public:
  Discount() = default;
  explicit Discount(double rate) : per_year_(std::log1p(rate)) {}

  double weight(double t) const {
    return exponential(-per_year_ * t);
  }                                              ///< t below 1000 years and rate below 1
  double per_year() const { return per_year_; }  ///< d = ln(1+r)
  bool operator==(const Discount&) const = default;

 private:
  double per_year_ = 0;
};

}  // namespace spinepath
