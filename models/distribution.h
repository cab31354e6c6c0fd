// Distribution: one of the distributions of distributions.h, of an amount, a time, an age or a pain score,
// possibly truncated. Values are drawn by the quantile function, which increases monotonically: one uniform
// number gives one value. Quantiles and distribution functions: Johnson, Kotz, Balakrishnan, Continuous
// Univariate Distributions 1 and 2 (1994, 1995), unless a distribution's own file cites another source.
#pragma once
#include <cstddef>

#include "models/distributions.h"

namespace spinepath {

class Distribution {
 public:
  Distribution() : whole_(Fixed(0)) {}
  Distribution(const AnyDistribution& whole) : whole_(whole) {}
  template <ListedDistribution D>
  Distribution(const D& whole) : whole_(whole) {}

  /// The distribution conditional on [min, max], an interval of probability above 0.
  Distribution truncated(double min, double max) const;

  /// Quantile u, 0 < u < 1, in the unit of the values.
  double quantile(double u) const;
  /// Replaces each of n numbers by its quantile, n a multiple of lane_count; has_closed_form() must hold.
  void quantiles(double* u, std::size_t n) const;
  bool has_closed_form() const { return row(shape()).closed_quantile; }

  /// P(value <= x). This and the two functions below: before truncation.
  double cdf(double x) const;
  double mean() const;
  Support support() const;

  Shape shape() const { return static_cast<Shape>(whole_.index()); }
  bool is_fixed() const { return shape() == shape_of<Fixed>; }
  bool operator==(const Distribution&) const = default;

 private:
  struct Truncation {
    double u_low = 0, u_span = 1;  ///< lower end and length of the remaining part of (0, 1) [1]
    double min = 0, max = 0;       ///< [values' unit]
    template <class T>
    T rank(T u) const;  ///< rank in the distribution before truncation
    bool operator==(const Truncation&) const = default;
  };
  template <class... D>
  void quantiles_of(const std::variant<D...>& held, double* u, std::size_t n) const;
  template <class D>
  void quantiles_of(const D* held, double* u, std::size_t n) const;

  AnyDistribution whole_;
  bool truncated_ = false;
  Truncation truncation_;
};

}  // namespace spinepath
