#include "models/distribution.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>

#include "models/elementary.h"

namespace spinepath {
namespace {

/// In double all through: ten times as fast as by way of long double, and as far from the truth, 1e-15.
using InDouble = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using beta_distribution = boost::math::beta_distribution<double, InDouble>;
using gamma_distribution = boost::math::gamma_distribution<double, InDouble>;

double standard_normal_cdf(double z) { return boost::math::cdf(boost::math::normal_distribution<>{}, z); }

template <class T>
SPINEPATH_INLINE T triangular_quantile(double low, double mode, double high, T u) {
  const double width = high - low, left = mode - low, right = high - mode;
  return u * width < left ? low + square_root(u * (width * left))
                          : high - square_root((1.0 - u) * (width * right));
}

double triangular_cdf(double low, double mode, double high, double x) {
  if (x <= low) return 0;
  if (x >= high) return 1;
  const double width = high - low;
  return x < mode ? (x - low) * (x - low) / (width * (mode - low))
                  : 1.0 - (high - x) * (high - x) / (width * (high - mode));
}

}  // namespace

// What a_, b_ and c_ are:
//   fixed: value · uniform: low, width · triangular: low, mode, high · pert: low, width, (mode-low)/width
//   normal: mean, sd · lognormal: mean and sd of the logarithm · gamma: shape, scale · beta: alpha, beta
//   exponential: mean · weibull: scale, 1/shape
Distribution Distribution::fixed(double value) { return {Shape::fixed, value, 0, 0}; }
Distribution Distribution::uniform(double low, double high) { return {Shape::uniform, low, high - low, 0}; }
Distribution Distribution::triangular(double low, double mode, double high) {
  return {Shape::triangular, low, mode, high};
}
Distribution Distribution::pert(double low, double mode, double high) {
  return {Shape::pert, low, high - low, (mode - low) / (high - low)};
}
Distribution Distribution::normal(double mean, double sd) { return {Shape::normal, mean, sd, 0}; }
Distribution Distribution::lognormal(double mean, double sd) {
  const double log_variance = std::log1p(sd * sd / (mean * mean));
  return {Shape::lognormal, std::log(mean) - 0.5 * log_variance, std::sqrt(log_variance), 0};
}
Distribution Distribution::gamma(double mean, double sd) {
  return {Shape::gamma, mean * mean / (sd * sd), sd * sd / mean, 0};
}
Distribution Distribution::beta(double mean, double n) {
  return {Shape::beta, mean * n, (1.0 - mean) * n, 0};
}
Distribution Distribution::exponential(double mean) { return {Shape::exponential, mean, 0, 0}; }
Distribution Distribution::weibull(double median, double shape) {
  return {Shape::weibull, median / std::pow(std::log(2.0), 1.0 / shape), 1.0 / shape, 0};
}

Distribution Distribution::truncated(double min, double max) const {
  Distribution d = *this;
  if (is_fixed()) return d;
  d.truncated_ = true;
  d.min_ = min;
  d.max_ = max;
  d.u_low_ = cdf(min);
  d.u_span_ = cdf(max) - d.u_low_;
  assert(d.u_span_ > 0);
  return d;
}

/// Of the shapes that have one.
template <class T>
SPINEPATH_INLINE T Distribution::closed_quantile(T u) const {
  switch (shape_) {
    case Shape::uniform: return a_ + b_ * u;
    case Shape::triangular: return triangular_quantile(a_, b_, c_, u);
    case Shape::normal: return a_ + b_ * normal_quantile(u);
    case Shape::lognormal: return spinepath::exponential(a_ + b_ * normal_quantile(u));
    case Shape::exponential: return -a_ * natural_log(1.0 - u);
    case Shape::weibull: {
      const T unit = -natural_log(1.0 - u);  // exponential; raised to the power 1/shape
      return b_ == 1 ? a_ * unit : a_ * spinepath::exponential(natural_log(unit) * b_);
    }
    default: return T{} + a_;
  }
}

/// The part of (0, 1) that truncation leaves, at u.
template <class T>
SPINEPATH_INLINE T Distribution::untruncated(T u) const {
  return smaller(larger(u_low_ + u * u_span_, T{} + 0x1p-60), T{} + (1.0 - 0x1p-53));
}

double Distribution::quantile(double u) const {
  if (!truncated_) return whole_quantile(u);
  return std::clamp(whole_quantile(untruncated(u)), min_, max_);
}

SPINEPATH_VECTORISED
void Distribution::quantiles(double* u, std::size_t n) const {
  for (std::size_t i = 0; i < n; i += lane_count) {
    const Lanes at = load(u + i);
    if (truncated_)
      store(u + i, smaller(larger(closed_quantile(untruncated(at)), Lanes{} + min_), Lanes{} + max_));
    else
      store(u + i, closed_quantile(at));
  }
}

double Distribution::whole_quantile(double u) const {
  switch (shape_) {
    case Shape::pert:
      return a_ + b_ * boost::math::quantile(beta_distribution{1 + 4 * c_, 1 + 4 * (1 - c_)}, u);
    case Shape::gamma: return boost::math::quantile(gamma_distribution{a_, b_}, u);
    case Shape::beta: return boost::math::quantile(beta_distribution{a_, b_}, u);
    default: return closed_quantile(u);
  }
}

double Distribution::cdf(double x) const {
  if (std::isinf(x)) return x > 0 ? 1 : 0;
  switch (shape_) {
    case Shape::fixed: return x >= a_ ? 1 : 0;
    case Shape::uniform: return std::clamp((x - a_) / b_, 0.0, 1.0);
    case Shape::triangular: return triangular_cdf(a_, b_, c_, x);
    case Shape::pert:
      return boost::math::cdf(beta_distribution{1 + 4 * c_, 1 + 4 * (1 - c_)},
                              std::clamp((x - a_) / b_, 0.0, 1.0));
    case Shape::normal: return standard_normal_cdf((x - a_) / b_);
    case Shape::lognormal: return x <= 0 ? 0 : standard_normal_cdf((std::log(x) - a_) / b_);
    case Shape::gamma: return x <= 0 ? 0 : boost::math::cdf(gamma_distribution{a_, b_}, x);
    case Shape::beta: return boost::math::cdf(beta_distribution{a_, b_}, std::clamp(x, 0.0, 1.0));
    case Shape::exponential: return x <= 0 ? 0 : -std::expm1(-x / a_);
    case Shape::weibull: return x <= 0 ? 0 : -std::expm1(-std::pow(x / a_, 1.0 / b_));
  }
  return 0;
}

}  // namespace spinepath
