#include "models/numerics/special_functions.h"

#include <cmath>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <gtest/gtest.h>

#include "models/numerics/portable.h"

namespace spinepath {
namespace {

constexpr double shapes[] = {0.05, 0.3, 0.9, 1.0, 1.7, 5.0, 25.0, 150.0, 4000.0, 1e6};
constexpr double probabilities[] = {1e-10, 1e-3, 0.025, 0.2, 0.5, 0.77, 0.975, 0.999, 1 - 1e-9};

void expect_close(double found, double expected, double relative) {
  EXPECT_NEAR(found, expected, relative * std::fabs(expected)) << expected;
}

TEST(SpecialFunctions, AreThoseOfBoostInDoublePrecision) {
  for (const double shape : shapes)
    for (const double u : probabilities) {
      const boost::math::gamma_distribution<> gamma(shape, 2);
      const double x = quantile(gamma, u);
      expect_close(gamma_quantile(shape, 2, u), x, 1e-12);
      expect_close(gamma_cdf(shape, 2, x), cdf(gamma, x), 1e-11);
      for (const double other : {0.1, 0.8, 1.0, 3.0, 40.0, 2000.0, 1e5}) {
        const boost::math::beta_distribution<> beta(shape, other);
        expect_close(beta_quantile(shape, other, u), quantile(beta, u), 1e-11);
        const double share = shape / (shape + other);
        expect_close(beta_cdf(shape, other, share), cdf(beta, share), 1e-11);
      }
    }
  for (double z = -9; z <= 9; z += 0.37)
    expect_close(normal_cdf(z), cdf(boost::math::normal_distribution<>{}, z), 1e-13);
  for (const double x : {0.1, 0.5, 1.0, 1.5, 2.0, 7.25, 30.0})
    expect_close(gamma_function(x), std::tgamma(x), 1e-13);
}

TEST(Portable, FunctionsAreThoseOfTheCLibrary) {
  for (double x = -12; x < 12; x += 0.173) {
    EXPECT_NEAR(sin(Portable(x)).value, std::sin(x), 4e-15) << x;
    EXPECT_NEAR(cos(Portable(x)).value, std::cos(x), 4e-15) << x;
    expect_close(exp(Portable(x)).value, std::exp(x), 1e-15);
    expect_close(pow(Portable(std::fabs(x)), Portable(2.5)).value, std::pow(std::fabs(x), 2.5), 3e-15);
  }
  for (double x = -1; x <= 1; x += 1.0 / 64) {
    EXPECT_NEAR(asin(Portable(x)).value, std::asin(x), 4e-16) << x;
    EXPECT_NEAR(acos(Portable(x)).value, std::acos(x), 8e-16) << x;
  }
  EXPECT_EQ(pow(Portable(0), Portable(2)).value, 0);
  EXPECT_EQ(pow(Portable(0), Portable(0)).value, 1);
}

TEST(Elementary, ExponentialMinusOneIsAccurateWhereItIsSmall) {
  for (double x = 1e-18; x < 40; x *= 1.7) {
    expect_close(exponential_minus_one(x), std::expm1(x), 1e-15);
    expect_close(exponential_minus_one(-x), std::expm1(-x), 1e-15);
  }
  EXPECT_EQ(exponential_minus_one(0), 0);
}

TEST(Elementary, AnIntegerPowerIsAProduct) {
  EXPECT_EQ(integer_power(3, 5), 243);
  EXPECT_EQ(integer_power(10, 22), 1e22);
  EXPECT_EQ(integer_power(2, -3), 0.125);
  EXPECT_EQ(integer_power(7, 0), 1);
}

}  // namespace
}  // namespace spinepath
