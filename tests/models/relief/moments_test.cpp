#include "models/relief/moments.h"

#include <boost/math/distributions/normal.hpp>
#include <gtest/gtest.h>

namespace spinepath {
namespace {

double share_at_or_above(const ReliefMoments& m, double criterion) {
  return cdf(complement(boost::math::normal_distribution<>(m.mean, m.sd), criterion));
}

TEST(ReliefMoments, MeetBothResponderRates) {
  const ReliefMoments m = moments_from_rates(0.58, 0.44);
  EXPECT_NEAR(share_at_or_above(m, 30), 0.58, 1e-14);
  EXPECT_NEAR(share_at_or_above(m, 50), 0.44, 1e-14);
}

TEST(ReliefMoments, MeetARateAndAMean) {
  const ReliefMoments m = moments_from_rate_and_mean(50, 0.44, 42);
  EXPECT_EQ(m.mean, 42);
  EXPECT_NEAR(share_at_or_above(m, 50), 0.44, 1e-14);
  // A mean above the criterion would mean that more than half reach it.
  EXPECT_LT(moments_from_rate_and_mean(50, 0.44, 60).sd, 0);
}

TEST(ReliefMoments, MeetARateAndAStandardDeviation) {
  const ReliefMoments m = moments_from_rate_and_sd(30, 0.27, 25);
  EXPECT_EQ(m.sd, 25);
  EXPECT_NEAR(share_at_or_above(m, 30), 0.27, 1e-14);
}

TEST(RateOf, IsTheShareAtOrAboveTheCriterion) {
  for (const double criterion : {-20.0, 30.0, 50.0, 99.0})
    EXPECT_NEAR(rate_of(criterion, {35, 22}), share_at_or_above({35, 22}, criterion), 1e-14) << criterion;
}

TEST(MeanFromDifference, MakesTheShareOfRespondersLargerByThatMuch) {
  const ReliefMoments control{18, 24};
  for (const double criterion : {30.0, 50.0})
    for (const double difference : {-0.08, 0.0, 0.05, 0.3, 0.6})
      for (const double treated_sd : {10.0, 24.0, 31.0}) {
        const double mean = mean_from_difference(criterion, difference, control, treated_sd);
        const double treated = share_at_or_above({control.mean + mean, treated_sd}, criterion);
        EXPECT_NEAR(treated - share_at_or_above(control, criterion), difference, 1e-13)
            << criterion << ' ' << difference << ' ' << treated_sd;
      }
}

TEST(MeanFromDifference, OfNoneBetweenArmsOfTheSameSpreadIsNone) {
  EXPECT_NEAR(mean_from_difference(50, 0, {18, 24}, 24), 0, 1e-12);
}

}  // namespace
}  // namespace spinepath
