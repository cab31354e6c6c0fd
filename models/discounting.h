// Discount: the weight (1+r)^-t = e^(-dt), d = ln(1+r), of an amount at time t [years], and its exact
// integral over a piece of time in which the integrand is linear:
//   integral over [a, a+h] of e^(-dt) (x + y (t-a)) dt = e^(-da) (x h e1(dh) + y h^2 e2(dh)),
//   e1(v) = (1 - e^-v) / v,   e2(v) = (1 - (1+v) e^-v) / v^2,
// by Taylor series for small v, where the closed forms lose digits by cancellation. See models/README.md,
// Quality of life.
#pragma once
#include <cmath>

#include "models/numerics/elementary.h"

namespace spinepath {

/// e1, e2 and e^-v of the formulas above, v >= 0; T is double or Lanes.
template <class T>
struct Decay {
  T first;      ///< e1(v)
  T second;     ///< e2(v)
  T remaining;  ///< e^-v
};

inline constexpr double short_decay_limit = 0.25;  ///< largest v for the Taylor series [1]

/// For v up to short_decay_limit, without branches: e2 = sum (-v)^k / (k! (k+2)), truncation error below
/// 1e-17; then e1 = (1 + v e2) / (1 + v) and e^-v = 1 - v e1, without cancellation.
template <class T>
SPINEPATH_INLINE Decay<T> short_decay(T v) {
  constexpr double c[] = {1 / 2.,    1 / 3.,     1 / 8.,      1 / 30.,      1 / 144.,      1 / 840.,
                          1 / 5760., 1 / 45360., 1 / 403200., 1 / 3991680., 1 / 43545600., 1 / 518918400.};
  const T w = v * v;  // even and odd terms separately, so that the processor overlaps them
  const T even = c[0] + w * (c[2] + w * (c[4] + w * (c[6] + w * (c[8] + w * c[10]))));
  const T odd = c[1] + w * (c[3] + w * (c[5] + w * (c[7] + w * (c[9] + w * c[11]))));
  const T second = even - v * odd;
  const T first = (1.0 + v * second) / (1.0 + v);
  return {first, second, 1.0 - v * first};
}

/// For v above short_decay_limit.
template <class T>
SPINEPATH_INLINE Decay<T> long_decay(T v) {
  const T remaining = exponential(-v);
  return {(1.0 - remaining) / v, (1.0 - (1.0 + v) * remaining) / (v * v), remaining};
}

inline Decay<double> decay(double v) { return v <= short_decay_limit ? short_decay(v) : long_decay(v); }

SPINEPATH_INLINE Decay<Lanes> decay(Lanes v) {
  const Lanes limit = Lanes{} + short_decay_limit;
  const Decay<Lanes> s = short_decay(smaller(v, limit)), l = long_decay(larger(v, limit));
  const LaneBits is_short = where_at_most(v, limit);
  return {select(is_short, s.first, l.first), select(is_short, s.second, l.second),
          select(is_short, s.remaining, l.remaining)};
}

/// Discounted time: G1(t), the integral of e^(-ds) from 0 to t, and G2(t), that of G1. As G2 = t^2 (e1 - e2).
template <class T>
struct DiscountedTime {
  T once;   ///< [years]
  T twice;  ///< [years^2]
};
template <class T>
SPINEPATH_INLINE DiscountedTime<T> discounted_time(T t, const Decay<T>& e) {
  return {t * e.first, t * t * (e.first - e.second)};
}

class Discount {
 public:
  Discount() = default;
  /// `rate`: r above [fraction per year].
  explicit Discount(double rate) : per_year_(std::log1p(rate)) {}

  /// e^(-dt), for t below 1000 years and rate below 1.
  double weight(double t) const { return exponential(-per_year_ * t); }
  double per_year() const { return per_year_; }  ///< d = ln(1+r) [per year]
  bool operator==(const Discount&) const = default;

 private:
  double per_year_ = 0;  ///< d [per year]
};

}  // namespace spinepath
