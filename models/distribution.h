// Distribution: one of the distributions of distributions.h, of an amount, a time, an age or a pain score, perhaps
// truncated. It is given by its quantile function, which never falls, so that one uniform number makes one value.
// Quantiles and distribution functions: Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 1 and 2
// (1994, 1995), except where a distribution's own file says otherwise.
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

  /// The same distribution, given that its value lies in [min, max], which must hold some probability.
  Distribution truncated(double min, double max) const;

  /// The value below which a fraction u of all values lie, 0 < u < 1.
  double quantile(double u) const;
  /// The same in place of each of n numbers, n a multiple of lane_count; has_closed_form() must hold.
  void quantiles(double* u, std::size_t n) const;
  bool has_closed_form() const { return row(shape()).closed_quantile; }

  /// P(value <= x), of the distribution before truncation; also the two below.
  double cdf(double x) const;
  double mean() const;
  Support support() const;

  Shape shape() const { return static_cast<Shape>(whole_.index()); }
  bool is_fixed() const { return shape() == shape_of<Fixed>; }
  bool operator==(const Distribution&) const = default;

 private:
  struct Truncation {
    double u_low = 0, u_span = 1;  ///< the part of (0, 1) that is left
    double min = 0, max = 0;
    template <class T>
    T rank(T u) const;  ///< in the whole distribution
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
