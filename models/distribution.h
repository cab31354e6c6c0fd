// Distribution: a continuous distribution of an amount, a time, an age or a pain score, given by its quantile
// function, so that one uniform number makes one value, monotonely and in a fixed slot.
// Formulas: Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions (1994, 1995); PERT as a beta
// with alpha = 1 + 4 (mode-low)/(high-low), beta = 1 + 4 (high-mode)/(high-low) (Malcolm et al. 1959, mean
// (low + 4 mode + high)/6). Gamma, beta and PERT ask Boost.Math (about 1 microsecond); all others are closed
// forms.
#pragma once
#include <cstddef>
#include <cstdint>

namespace spinepath {

enum class Shape : std::uint8_t {
  fixed,
  uniform,
  triangular,
  pert,
  normal,
  lognormal,
  gamma,
  beta,
  exponential,
  weibull
};

class Distribution {
 public:
  Distribution() = default;  ///< fixed at 0
  static Distribution fixed(double value);
  static Distribution uniform(double low, double high);
  static Distribution triangular(double low, double mode, double high);
  static Distribution pert(double low, double mode, double high);
  static Distribution normal(double mean, double sd);
  static Distribution lognormal(double mean, double sd);  ///< mean and sd of the variable itself
  static Distribution gamma(double mean, double sd);
  static Distribution beta(double mean, double n);  ///< alpha = mean n, beta = (1 - mean) n
  static Distribution exponential(double mean);
  static Distribution weibull(double median, double shape);

  /// The same distribution, given that its value lies in [min, max], which must hold some probability.
  Distribution truncated(double min, double max) const;

  /// The value below which a fraction u of all values lie, 0 < u < 1.
  double quantile(double u) const;
  /// The same in place of each of n numbers, n a multiple of lane_count; has_closed_form() must hold.
  void quantiles(double* u, std::size_t n) const;
  bool has_closed_form() const {
    return shape_ != Shape::pert && shape_ != Shape::gamma && shape_ != Shape::beta;
  }
  /// P(value <= x), of the distribution before truncation.
  double cdf(double x) const;
  bool is_fixed() const { return shape_ == Shape::fixed; }
  bool operator==(const Distribution&) const = default;

 private:
  Distribution(Shape shape, double a, double b, double c) : shape_(shape), a_(a), b_(b), c_(c) {}
  double whole_quantile(double u) const;  ///< before truncation
  template <class T>
  T closed_quantile(T u) const;
  template <class T>
  T untruncated(T u) const;

  Shape shape_ = Shape::fixed;
  bool truncated_ = false;
  double a_ = 0, b_ = 0, c_ = 0;   ///< meaning by shape, see distribution.cpp
  double u_low_ = 0, u_span_ = 1;  ///< the part of (0, 1) that truncation leaves
  double min_ = 0, max_ = 0;       ///< truncation
};

}  // namespace spinepath
