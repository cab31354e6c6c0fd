#include "sim/analysis/ratios/fieller.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "sim/scenario/format/scenario.h"

namespace spinepath {
namespace {

// C = 6, E = 2, variances 1 and 1/4, no covariance, q = 2: (6 - 2R)^2 <= 4 (1 + R^2 / 4) is
// 3 R^2 - 24 R + 32 <= 0, so R = 4 -+ 8 / (2 sqrt 3).
TEST(Fieller, IsTheSolutionOfItsQuadraticInequality) {
  const RatioInterval interval = fieller({6, 2, 1, 0.25, 0}, 2);
  EXPECT_NEAR(*interval.low, 4 - 4 / std::sqrt(3.0), 1e-12);
  EXPECT_NEAR(*interval.high, 4 + 4 / std::sqrt(3.0), 1e-12);
}

// C = R E with the same error: whatever E is, the ratio is R.
TEST(Fieller, OfProportionalDifferencesIsAPoint) {
  const RatioInterval interval = fieller({6, 2, 9 * 0.25, 0.25, 3 * 0.25}, 2);
  EXPECT_NEAR(*interval.low, 3, 1e-6);
  EXPECT_NEAR(*interval.high, 3, 1e-6);
}

TEST(Fieller, WithAnEffectKnownExactlyIsTheIntervalOfTheCostOverIt) {
  const RatioInterval interval = fieller({6, 2, 1, 0, 0}, 1.96);
  EXPECT_DOUBLE_EQ(*interval.low, (6 - 1.96) / 2);
  EXPECT_DOUBLE_EQ(*interval.high, (6 + 1.96) / 2);
}

TEST(Fieller, IsNoIntervalWhereTheEffectMayBeNothing) {
  EXPECT_FALSE(fieller({6, 2, 1, 1, 0}, 2).low);      // exactly two errors from 0: unbounded
  EXPECT_FALSE(fieller({6, 1, 1, 1, 0}, 2).high);     // all but an interval
  EXPECT_FALSE(fieller({0.1, 0.1, 1, 1, 0}, 2).low);  // every number
}

TEST(Fieller, HasTheTrueRatioInNineteenOfTwentyCases) {
  std::mt19937_64 generator(20261130);
  std::normal_distribution<double> normal;
  constexpr int cases = 20'000;
  int covered = 0;
  for (int i = 0; i < cases; ++i) {
    const double u = normal(generator), v = normal(generator);  // correlation 0.6, R = 400 / 6
    const RatioInterval interval =
        fieller({400 + 100 * u, 6 + 0.6 * u + 0.8 * v, 1e4, 1, 60}, scenario::z_975);
    ASSERT_TRUE(interval.low) << "an effect of six errors";
    covered += *interval.low <= 400.0 / 6 && 400.0 / 6 <= *interval.high ? 1 : 0;
  }
  EXPECT_NEAR(covered / double{cases}, 0.95, 5 * std::sqrt(0.95 * 0.05 / cases));
}

// Student's t: tables of the 97.5 % point.
TEST(Fieller, QuantilesAreThoseOfStudent) {
  EXPECT_NEAR(student_quantile(15), 2.13145, 1e-4);
  EXPECT_NEAR(student_quantile(30), 2.04227, 1e-4);
  EXPECT_NEAR(student_quantile(63), 1.99834, 1e-4);
  EXPECT_NEAR(student_quantile(1e9), scenario::z_975, 1e-8);
}

}  // namespace
}  // namespace spinepath
