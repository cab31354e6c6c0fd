#include "models/numerics/elementary.h"

#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <gtest/gtest.h>

namespace spinepath {
namespace {

TEST(Elementary, LogarithmAgreesWithTheCLibraryToOneUlp) {
  for (double x = 1e-300; x < 1e300; x *= 1.37) {
    const double expected = std::log(x);
    EXPECT_NEAR(natural_log(x), expected, 2.3e-16 * std::fabs(expected)) << x;
  }
  for (double x = 0.5; x < 2; x += 1e-4)
    EXPECT_NEAR(natural_log(x), std::log(x), 2.3e-16 * std::fabs(std::log(x)));
  EXPECT_EQ(natural_log(1.0), 0);
}

TEST(Elementary, LogarithmOfOnePlusAgreesWithTheCLibraryToTwoUlp) {
  for (double x = 1e-20; x < 1e6; x *= 1.07)
    for (const double signed_x : {x, -x}) {
      if (signed_x <= -1) continue;
      const double expected = std::log1p(signed_x);
      EXPECT_NEAR(log_of_one_plus(signed_x), expected, 4.5e-16 * std::fabs(expected)) << signed_x;
    }
  EXPECT_EQ(log_of_one_plus(0.0), 0);
}

TEST(Elementary, ExponentialAgreesWithTheCLibraryToOneUlp) {
  for (double x = -690; x < 690; x += 0.0137) EXPECT_NEAR(exponential(x) / std::exp(x), 1, 2.3e-16) << x;
  EXPECT_EQ(exponential(0.0), 1);
  EXPECT_EQ(exponential(-1e9), exponential(-700.0));
  EXPECT_EQ(exponential(1e9), exponential(700.0));
}

TEST(Elementary, NormalQuantileInvertsTheNormalDistributionFunction) {
  const boost::math::normal_distribution<> normal;
  for (const double p :
       {1e-300, 1e-20, 1e-9, 1e-4, 0.01, 0.0749, 0.0751, 0.3, 0.4999, 0.5, 0.7, 0.925, 0.99, 1 - 1e-9})
    EXPECT_NEAR(normal_quantile(p), quantile(normal, p), 1e-15 * (1 + std::fabs(quantile(normal, p)))) << p;
}

TEST(Elementary, NormalQuantileIsOdd) {
  for (double p = 0.001; p < 0.5; p += 0.001) EXPECT_NEAR(normal_quantile(p), -normal_quantile(1 - p), 1e-12);
}

TEST(Lanes, GiveTheBitsThatDoublesWould) {
  for (double p = 0x1p-53; p < 1; p = p < 1e-4 ? 3 * p : p + 0.00037) {
    const Lanes u = Lanes{p, 1 - p, p / 3, p / 7};
    const Lanes z = normal_quantile(u), log = natural_log(u), power = exponential(log * 1.7);
    for (std::size_t i = 0; i < lane_count; ++i) {
      if (u[i] == 1) continue;  // 1 - p
      EXPECT_EQ(z[i], normal_quantile(double{u[i]})) << u[i];
      EXPECT_EQ(log[i], natural_log(double{u[i]})) << u[i];
      EXPECT_EQ(power[i], exponential(natural_log(double{u[i]}) * 1.7)) << u[i];
    }
  }
}

}  // namespace
}  // namespace spinepath
