#include "models/discounting.h"

#include <cmath>

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <gtest/gtest.h>

namespace spinepath {
namespace {

TEST(Discount, WeightIsTheAnnualFactorToThePowerOfTime) {
  const Discount discount(0.03);
  EXPECT_NEAR(discount.weight(2), 1 / (1.03 * 1.03), 1e-15);
  EXPECT_EQ(Discount(0).weight(17), 1);
}

TEST(DiscountedTime, AgreesWithQuadratureOnBothSidesOfTheSeries) {
  using boost::math::quadrature::gauss_kronrod;
  constexpr double per_year = 0.03;
  for (const double v : {0.0, 1e-9, 1e-3, 0.05, 0.2499, 0.2501, 0.5, 3.0, 50.0}) {
    const double t = v / per_year;
    const auto once =
        gauss_kronrod<double, 61>::integrate([&](double s) { return t * std::exp(-v * s); }, 0., 1., 15);
    const auto twice = gauss_kronrod<double, 61>::integrate(
        [&](double s) { return t * t * (1 - s) * std::exp(-v * s); }, 0., 1., 15);
    const DiscountedTime<double> g = discounted_time(per_year, t);
    EXPECT_NEAR(g.once, once, 1e-14 * t) << v;
    EXPECT_NEAR(g.twice, twice, 1e-14 * t * t) << v;
    const DiscountedTime<Lanes> lanes = discounted_time(per_year, Lanes{t, 1, 20, t});
    EXPECT_EQ(lanes.once[3], g.once) << v;  // whatever its neighbours
    EXPECT_EQ(lanes.twice[3], g.twice) << v;
  }
}

TEST(DiscountedTime, IsTimeWithoutDiscount) {
  EXPECT_EQ(discounted_time(0, 7.0).once, 7);
  EXPECT_EQ(discounted_time(0, 7.0).twice, 24.5);
}

TEST(DiscountedTime, OfVeryLongTimesIsFinite) {
  EXPECT_NEAR(discounted_time(0.03, 1e6).once, 1 / 0.03, 1e-12);
}

}  // namespace
}  // namespace spinepath
