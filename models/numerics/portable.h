// Portable: a double whose functions are those of elementary.h, for templates such as Boost.Math's, which then give the
// same bits with every processor and C library. Rounding to integers, powers of two and square roots are exact in
// IEEE 754 and left to the C library. Sine and arcsine, which Boost.Math has in first guesses, are sums of their
// Taylor series, good to about 1e-15.
#pragma once
#include <cmath>
#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <numbers>
#include <type_traits>

#include "models/numerics/elementary.h"

namespace spinepath {

struct Portable {
  double value = 0;  ///< [1]

  constexpr Portable() = default;
  template <class T>
  requires std::is_arithmetic_v<T>
  constexpr Portable(T number) : value(static_cast<double>(number)) {}
  template <class T>
  requires std::is_arithmetic_v<T>
  constexpr explicit operator T() const { return static_cast<T>(value); }

  constexpr Portable& operator+=(Portable b) { return *this = *this + b; }
  constexpr Portable& operator-=(Portable b) { return *this = *this - b; }
  constexpr Portable& operator*=(Portable b) { return *this = *this * b; }
  constexpr Portable& operator/=(Portable b) { return *this = *this / b; }
  constexpr Portable operator-() const { return -value; }
  friend constexpr Portable operator+(Portable a, Portable b) { return a.value + b.value; }
  friend constexpr Portable operator-(Portable a, Portable b) { return a.value - b.value; }
  friend constexpr Portable operator*(Portable a, Portable b) { return a.value * b.value; }
  friend constexpr Portable operator/(Portable a, Portable b) { return a.value / b.value; }
  friend constexpr bool operator==(Portable a, Portable b) { return a.value == b.value; }
  friend constexpr auto operator<=>(Portable a, Portable b) { return a.value <=> b.value; }
  /// In messages of errors.
  template <class Stream>
  friend Stream& operator<<(Stream& stream, Portable a) {
    stream << a.value;
    return stream;
  }
};

inline Portable fabs(Portable x) { return std::fabs(x.value); }
inline Portable abs(Portable x) { return std::fabs(x.value); }
inline Portable sqrt(Portable x) { return std::sqrt(x.value); }
inline Portable floor(Portable x) { return std::floor(x.value); }
inline Portable ceil(Portable x) { return std::ceil(x.value); }
inline Portable trunc(Portable x) { return std::trunc(x.value); }
inline Portable ldexp(Portable x, int exponent) { return std::ldexp(x.value, exponent); }
inline Portable frexp(Portable x, int* exponent) { return std::frexp(x.value, exponent); }
inline int itrunc(Portable x) { return static_cast<int>(x.value); }

inline Portable exp(Portable x) { return x.value < -700 ? 0.0 : exponential(x.value); }
inline Portable log(Portable x) {
  return x.value > 0 ? natural_log(x.value) : -std::numeric_limits<double>::infinity();
}
inline Portable pow(Portable x, int exponent) { return integer_power(x.value, exponent); }
/// Of x >= 0.
inline Portable pow(Portable x, Portable exponent) {
  if (x.value == 0) return exponent.value == 0 ? 1.0 : 0.0;
  return exp(natural_log(x.value) * exponent.value);
}

namespace taylor {
/// The sum of a series of sine or cosine: its first term, and the integers by which the second one divides.
inline double sum(double x, double term, int divisor) {
  double sum = term;  // [1]
  for (int k = divisor; k < divisor + 26; k += 2) sum += term *= -x * x / (k * (k + 1));
  return sum;
}
inline double sine(double x) { return sum(x, x, 2); }
inline double cosine(double x) { return sum(x, 1.0, 1); }

struct Reduced {
  double angle;  ///< within pi/2 of 0 [radian]
  double sign;   ///< [1]
};
inline Reduced reduced(double x) {
  const double turns = std::floor(x / std::numbers::pi + 0.5);
  return {x - turns * std::numbers::pi, static_cast<std::int64_t>(turns) % 2 == 0 ? 1.0 : -1.0};
}
}  // namespace taylor

inline Portable sin(Portable x) {
  const auto [angle, sign] = taylor::reduced(x.value);
  return sign * taylor::sine(angle);
}
inline Portable cos(Portable x) {
  const auto [angle, sign] = taylor::reduced(x.value);
  return sign * taylor::cosine(angle);
}
/// By Newton's method, near 1 of the half angle.
inline Portable asin(Portable x) {
  const double y = std::fabs(x.value), half = std::sqrt((1 - y) / 2), from = y > 0.5 ? half : y;
  double angle = from;  // [radian]
  for (int i = 0; i < 6; ++i) angle -= (taylor::sine(angle) - from) / taylor::cosine(angle);
  if (y > 0.5) angle = std::numbers::pi / 2 - 2 * angle;
  return x.value < 0 ? -angle : angle;
}
inline Portable acos(Portable x) { return std::numbers::pi / 2 - asin(x).value; }

}  // namespace spinepath

template <>
struct std::numeric_limits<spinepath::Portable> : std::numeric_limits<double> {
  using Number = spinepath::Portable;
  using Double = std::numeric_limits<double>;
  static constexpr Number min() { return Double::min(); }
  static constexpr Number max() { return Double::max(); }
  static constexpr Number lowest() { return Double::lowest(); }
  static constexpr Number epsilon() { return Double::epsilon(); }
  static constexpr Number infinity() { return Double::infinity(); }
  static constexpr Number quiet_NaN() { return Double::quiet_NaN(); }
  static constexpr Number denorm_min() { return Double::denorm_min(); }
};
