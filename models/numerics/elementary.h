// exp, log and the normal quantile of a double, or of four at once (T = Lanes). Plain arithmetic only (with
// -ffp-contract=off), so that every processor, vector width and C library gives the same bits. exp and log:
// the argument reductions and polynomials of fdlibm (Sun Microsystems 1993, e_exp.c, e_log.c), without its
// branches; error below 1 ulp. Normal quantile: Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37
// (1988) 477-484; relative error about 1e-16.
#pragma once
#include <bit>
#include <cmath>
#include <cstdint>

#include "models/numerics/lanes.h"

namespace spinepath {

/// ln 2 in two parts [1]. The last 32 bits of the first are zero: k * ln2_high is exact.
inline constexpr double ln2_high = 6.93147180369123816490e-01;
inline constexpr double ln2_low = 1.90821492927058770002e-10;

/// Natural logarithm of positive, normal numbers.
template <class T>
SPINEPATH_INLINE T natural_log(T x) {
  const auto bits = __builtin_bit_cast(Bits<T>, x);
  const Bits<T> shifted = bits - 0x3FE6A09E667F3BCDull;  // puts the mantissa into [sqrt(1/2), sqrt(2))
  // The exponent, an integer, from 2^52 + 1024 + exponent: not all processors convert integer lanes.
  const Bits<T> from_2_52 = ((shifted + (1024ull << 52)) >> 52) | 0x4330000000000000ull;
  const T exponent = __builtin_bit_cast(T, from_2_52) - (0x1p52 + 1024);
  const T f = __builtin_bit_cast(T, bits - (shifted & 0xFFF0000000000000ull)) - 1.0;
  const T s = f / (2.0 + f), z = s * s, w = z * z;
  const T even =
      w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const T odd =
      z * (6.666666666666735130e-01 +
           w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  const T half_square = 0.5 * f * f;
  return exponent * ln2_high - ((half_square - (s * (half_square + even + odd) + exponent * ln2_low)) - f);
}

/// ln(1 + x), x > -1, to about one ulp also where x is small (fdlibm's s_log1p.c).
inline double log_of_one_plus(double x) {
  const double sum = 1.0 + x;
  double exponent = 0, lost = 0, f = x;  // lost: by rounding of the sum, as a share of it [1]
  if (x <= -0.2929 || x >= 0.4142) {     // beyond (sqrt(1/2), sqrt(2))
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(sum), shifted = bits - 0x3FE6A09E667F3BCDull;
    const auto power = static_cast<std::int64_t>(shifted) >> 52;
    exponent = static_cast<double>(power);
    f = std::bit_cast<double>(bits - (shifted & 0xFFF0000000000000ull)) - 1.0;
    lost = (power > 0 ? 1.0 - (sum - x) : x - (sum - 1.0)) / sum;
  }
  const double half_square = 0.5 * f * f, s = f / (2.0 + f), z = s * s, z2 = z * z;
  const double r = z * 6.666666666666735130e-01 +
                   z2 * (3.999999999940941908e-01 + z * 2.857142874366239149e-01) +
                   z2 * z2 * (2.222219843214978396e-01 + z * 1.818357216161805012e-01) +
                   z2 * z2 * z2 * (1.531383769920937332e-01 + z * 1.479819860511658591e-01);
  return exponent * ln2_high - ((half_square - (s * (half_square + r) + (exponent * ln2_low + lost))) - f);
}

/// e^x. Arguments are limited to +-700, near the range of double.
template <class T>
SPINEPATH_INLINE T exponential(T x) {
  x = x < -700.0 ? T{} - 700.0 : x;
  x = x > 700.0 ? T{} + 700.0 : x;
  // Adding it leaves the nearest integer in the low bits of the mantissa.
  constexpr double to_integer = 0x1.8p52;
  const T shifted = x * 1.44269504088896338700 + to_integer;
  const T k = shifted - to_integer;
  const T high = x - k * ln2_high, low = k * ln2_low, r = high - low, t = r * r;
  const T c = r - t * (1.66666666666666019037e-01 +
                       t * (-2.77777777770155933842e-03 +
                            t * (6.61375632143793436117e-05 +
                                 t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
  const T y = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
  return __builtin_bit_cast(T, __builtin_bit_cast(Bits<T>, y) + (__builtin_bit_cast(Bits<T>, shifted) << 52));
}

/// e^x - 1, to a few ulp also where x is small (Kahan's; Higham, Accuracy and Stability, 2002, section 1.14.1).
inline double exponential_minus_one(double x) {
  const double u = exponential(x);
  if (u == 1.0) return x;
  return u - 1.0 == -1.0 || x > 1.0 ? u - 1.0 : (u - 1.0) * x / natural_log(u);
}

/// x^exponent by repeated squares.
constexpr double integer_power(double x, int exponent) {
  double power = 1, square = exponent < 0 ? 1 / x : x;  // [1]
  for (unsigned left = exponent < 0 ? -static_cast<unsigned>(exponent) : static_cast<unsigned>(exponent);
       left > 0; left /= 2, square *= square)
    if (left % 2 == 1) power *= square;
  return power;
}

inline double square_root(double x) { return std::sqrt(x); }
SPINEPATH_INLINE Lanes square_root(Lanes x) {
  double each[lane_count];  // [1]
  store(each, x);
  for (double& one : each) one = std::sqrt(one);
  return load(each);
}

namespace as241 {
/// Polynomial of degree 7, summed pairwise so that the processor overlaps the terms.
template <class T>
SPINEPATH_INLINE T numerator(T x, const double (&a)[8]) {
  const T x2 = x * x, x4 = x2 * x2;
  return ((a[7] * x + a[6]) * x2 + (a[5] * x + a[4])) * x4 + ((a[3] * x + a[2]) * x2 + (a[1] * x + a[0]));
}
/// Polynomial of degree 7 with constant term 1.
template <class T>
SPINEPATH_INLINE T denominator(T x, const double (&b)[7]) {
  const T x2 = x * x, x4 = x2 * x2;
  return ((b[6] * x + b[5]) * x2 + (b[4] * x + b[3])) * x4 + ((b[2] * x + b[1]) * x2 + (b[0] * x + 1.0));
}
inline constexpr double a[8] = {3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                                1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                3.3430575583588128105e+4, 2.5090809287301226727e+3};
inline constexpr double b[7] = {4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
                                2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
                                5.2264952788528545610e+3};
inline constexpr double c[8] = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                5.76949722146069140550e0,  3.64784832476320460504e0,
                                1.27045825245236838258e0,  2.41780725177450611770e-1,
                                2.27238449892691845833e-2, 7.74545014278341407640e-4};
inline constexpr double d[7] = {2.05319162663775882187e0,  1.67638483018380384940e0,
                                6.89767334985100004550e-1, 1.48103976427480074590e-1,
                                1.51986665636164571966e-2, 5.47593808499534494600e-4,
                                1.05075007164441684324e-9};
inline constexpr double e[8] = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                1.78482653991729133580e0,  2.96560571828504891230e-1,
                                2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                2.71155556874348757815e-5, 2.01033439929228813265e-7};
inline constexpr double f[7] = {5.99832206555887937690e-1, 1.36929880922735805310e-1,
                                1.48753612908506148525e-2, 7.86869131145613259100e-4,
                                1.84631831751005468180e-5, 1.42151175831644588870e-7,
                                2.04426310338993978564e-15};
}  // namespace as241

/// z with P(standard normal <= z) = p, 0 < p < 1.
inline double normal_quantile(double p) {
  using namespace as241;
  const double q = p - 0.5;
  if (std::fabs(q) <= 0.425) {
    const double x = 0.180625 - q * q;
    return q * (numerator(x, a) / denominator(x, as241::b));
  }
  const double r = std::sqrt(-natural_log(q < 0 ? p : 1.0 - p));
  const double z = r <= 5.0 ? numerator(r - 1.6, c) / denominator(r - 1.6, d)
                            : numerator(r - 5.0, e) / denominator(r - 5.0, f);
  return q < 0 ? -z : z;
}

/// The same for four numbers: computes all three ratios and selects.
SPINEPATH_INLINE Lanes normal_quantile(Lanes p) {
  using namespace as241;
  const Lanes q = p - 0.5, x = 0.180625 - q * q, side = larger(q, -q);
  const Lanes r = square_root(-natural_log(smaller(p, 1.0 - p)));
  const LaneBits is_central = where_at_most(side, Lanes{} + 0.425), is_near = where_at_most(r, Lanes{} + 5.0);
  const Lanes top =
      select(is_central, numerator(x, a), select(is_near, numerator(r - 1.6, c), numerator(r - 5.0, e)));
  const Lanes bottom = select(is_central, denominator(x, as241::b),
                              select(is_near, denominator(r - 1.6, d), denominator(r - 5.0, f)));
  const Lanes ratio = top / bottom;
  return select(is_central, q * ratio, q < 0.0 ? -ratio : ratio);
}

}  // namespace spinepath
