#include "models/discounting.h"

#include <algorithm>
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

const Discount stepped(0.035, {{30, 0.03}, {75, 0.01}});

TEST(Discount, WeightIsTheProductOfTheFactorsOfEachRate) {
  EXPECT_NEAR(stepped.weight(10), std::pow(1.035, -10), 1e-15);
  EXPECT_NEAR(stepped.weight(30), std::pow(1.035, -30), 1e-15);
  EXPECT_NEAR(stepped.weight(50), std::pow(1.035, -30) * std::pow(1.03, -20), 1e-15);
  EXPECT_NEAR(stepped.weight(80), std::pow(1.035, -30) * std::pow(1.03, -45) * std::pow(1.01, -5), 1e-15);
}

TEST(Discount, IsContinuousWhereTheRateChanges) {
  for (const double from : {30.0, 75.0}) {
    const double before = std::nextafter(from, 0.0);
    EXPECT_NEAR(stepped.weight(before), stepped.weight(from), 1e-15);
    EXPECT_NEAR(stepped.time(before).once, stepped.time(from).once, 1e-13);
    EXPECT_NEAR(stepped.time(before).twice, stepped.time(from).twice, 1e-11);
  }
}

TEST(Discount, OfStepsIntegratesTheWeightExactly) {
  using boost::math::quadrature::gauss_kronrod;
  const auto integral = [](const auto& f, double until) {
    double sum = 0, from = 0;
    for (const double to : {30.0, 75.0, until}) {
      const double end = std::min(to, until);
      if (from < end) sum += gauss_kronrod<double, 61>::integrate(f, from, end, 10, 1e-14);
      from = std::max(from, end);
    }
    return sum;
  };
  for (const double t : {0.0, 1.0, 29.9, 30.0, 31.0, 60.0, 90.0, 500.0}) {
    const double once = integral([](double s) { return stepped.weight(s); }, t);
    const double twice = integral([t](double s) { return (t - s) * stepped.weight(s); }, t);
    EXPECT_NEAR(stepped.time(t).once, once, 1e-13 * (1 + once)) << t;
    EXPECT_NEAR(stepped.time(t).twice, twice, 1e-13 * (1 + twice)) << t;
    const DiscountedTime<Lanes> lanes = stepped.time(Lanes{1, t, 100, 0});
    EXPECT_EQ(lanes.once[1], stepped.time(t).once) << t;  // whatever its neighbours
    EXPECT_EQ(lanes.twice[1], stepped.time(t).twice) << t;
    EXPECT_EQ(stepped.weight(Lanes{1, t, 100, 0})[1], stepped.weight(t)) << t;
  }
}

TEST(Discount, OfShortHorizonsIsTheSameWithoutABranch) {
  const Discount discount(0.03, {{2, 0.02}, {4, 0}});
  EXPECT_TRUE(discount.is_short(8));
  EXPECT_FALSE(discount.is_short(9));
  EXPECT_FALSE(Discount(0.03, {{2, 0.2}}).is_short(8));
  for (const double t : {0.0, 1.0, 2.0, 3.0, 4.0, 8.0}) {
    EXPECT_EQ(discount.short_time(Lanes{} + t).once[0], discount.time(t).once) << t;
    EXPECT_EQ(discount.short_time(Lanes{} + t).twice[0], discount.time(t).twice) << t;
  }
}

TEST(Discount, AChangeToTheSameRateIsNone) {
  const Discount one(0.03), three(0.03, {{5, 0.03}, {9, 0.03}});
  EXPECT_EQ(one, three);
  EXPECT_EQ(one.weight(7), three.weight(7));
  EXPECT_EQ(one.time(7).twice, three.time(7).twice);
  EXPECT_NE(one, Discount(0.03, {{5, 0.02}}));
}

TEST(Discount, GrowthOfAYearIsThatOfItsRates) {
  EXPECT_EQ(Discount(0.25).growth(3), 1.25);
  EXPECT_EQ(stepped.growth(29), 1.035);
  EXPECT_EQ(stepped.growth(30), 1.03);
  EXPECT_NEAR(stepped.growth(29.5), std::sqrt(1.035 * 1.03), 1e-14);
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
