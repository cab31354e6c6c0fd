// Discounted time: the integral G1 of the weight e^(-dt) from 0 to t [years], d = ln(1+r), and the integral G2 of that.
// With v = dt,
//   G1(t) = t (1 - v p),   G2(t) = t^2 p,   p = (e^-v - 1 + v) / v^2 = sum of (-v)^k / (k+2)!
// for small v, where the closed forms lose digits by cancellation. See models/README.md, Quality of life.
#pragma once
#include "models/numerics/elementary.h"

namespace spinepath {

template <class T>
struct DiscountedTime {
  T once;   ///< G1 [years]
  T twice;  ///< G2 [years^2]
};

inline constexpr double short_discount_limit = 0.25;  ///< largest v for the series [1]

/// For v up to short_discount_limit, without branches and divisions; truncation error below 1e-17. T is double or Lanes.
template <class T>
SPINEPATH_INLINE DiscountedTime<T> short_discounted_time(double per_year, T t) {
  constexpr double c[] = {1 / 2.,       1 / 6.,        1 / 24.,        1 / 120.,
                          1 / 720.,     1 / 5040.,     1 / 40320.,     1 / 362880.,
                          1 / 3628800., 1 / 39916800., 1 / 479001600., 1 / 6227020800.};
  const T v = per_year * t, w = v * v;  // even and odd terms separately, so that the processor overlaps them
  const T even = c[0] + w * (c[2] + w * (c[4] + w * (c[6] + w * (c[8] + w * c[10]))));
  const T odd = c[1] + w * (c[3] + w * (c[5] + w * (c[7] + w * (c[9] + w * c[11]))));
  const T p = even - v * odd;
  return {t * (1.0 - v * p), t * t * p};
}

/// For v above short_discount_limit.
template <class T>
SPINEPATH_INLINE DiscountedTime<T> long_discounted_time(double per_year, T t) {
  const T once = (1.0 - exponential(-per_year * t)) / per_year;
  return {once, (t - once) / per_year};
}

inline DiscountedTime<double> discounted_time(double per_year, double t) {
  return per_year * t <= short_discount_limit ? short_discounted_time(per_year, t)
                                              : long_discounted_time(per_year, t);
}

SPINEPATH_INLINE DiscountedTime<Lanes> discounted_time(double per_year, Lanes t) {
  const LaneBits is_short = where_at_most(per_year * t, Lanes{} + short_discount_limit);
  const DiscountedTime<Lanes> s = short_discounted_time(per_year, t);
  if (!any(~is_short)) return s;
  const DiscountedTime<Lanes> l = long_discounted_time(per_year, t);
  return {select(is_short, s.once, l.once), select(is_short, s.twice, l.twice)};
}

}  // namespace spinepath
