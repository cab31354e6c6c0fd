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

TEST(Decay, AgreesWithQuadratureOnBothSidesOfTheSeries) {
  using boost::math::quadrature::gauss_kronrod;
  for (const double v : {0.0, 1e-9, 1e-3, 0.05, 0.2499, 0.2501, 0.5, 3.0, 50.0}) {
    const auto first =
        gauss_kronrod<double, 61>::integrate([&](double s) { return std::exp(-v * s); }, 0., 1., 15);
    const auto second =
        gauss_kronrod<double, 61>::integrate([&](double s) { return s * std::exp(-v * s); }, 0., 1., 15);
    EXPECT_NEAR(decay(v).first, first, 1e-14) << v;
    EXPECT_NEAR(decay(v).second, second, 1e-14) << v;
    EXPECT_NEAR(decay(v).remaining, std::exp(-v), 1e-15) << v;
  }
}

TEST(Decay, OfVeryLongTimesIsFinite) { EXPECT_NEAR(decay(1e4).first, 1e-4, 1e-18); }

}  // namespace
}  // namespace spinepath
