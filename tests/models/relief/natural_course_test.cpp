#include "models/relief/natural_course.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spinepath {
namespace {

constexpr double month = 1 / 12.0;  // [years]

std::vector<double> times_of(const Curve& curve) {
  std::vector<double> times;
  for (const CurveKnot& knot : curve) times.push_back(knot.time);
  return times;
}

void expect_times(const Curve& curve, const std::vector<double>& expected) {
  ASSERT_EQ(curve.size(), expected.size());
  for (std::size_t j = 0; j < expected.size(); ++j) EXPECT_NEAR(curve[j].time, expected[j], 1e-12) << j;
}

TEST(WithSpacing, CutsEachGapEvenlyIntoTheFewestPartsThatAreShortEnough) {
  // Spacing 3 months: 0 to 2 months is one part, 2 to 12 months ten thirds, so four parts of 2.5 months.
  const Curve curve = with_spacing({{2 * month, {8, 6}}, {12 * month, {28, 16}}}, 3 * month, 1);
  expect_times(curve, {2 * month, 4.5 * month, 7 * month, 9.5 * month, 12 * month});
  for (std::size_t j = 0; j < curve.size(); ++j) {  // mean and sd are interpolated
    EXPECT_NEAR(curve[j].relief.mean, 8 + 5.0 * static_cast<double>(j), 1e-12);
    EXPECT_NEAR(curve[j].relief.sd, 6 + 2.5 * static_cast<double>(j), 1e-12);
  }
}

TEST(WithSpacing, CutsTheGapBeforeTheFirstKnotToo) {
  const Curve curve = with_spacing({{1, {20, 10}}}, 0.5, 1);
  expect_times(curve, {0.5, 1});
  EXPECT_DOUBLE_EQ(curve[0].relief.mean, 10);
  EXPECT_DOUBLE_EQ(curve[0].relief.sd, 5);
}

TEST(WithSpacing, GoesOnAtEverySpacingUntilAKnotLiesAtOrBeyondTheHorizon) {
  const Curve beyond = with_spacing({{1, {20, 10}}}, 0.75, 3);
  expect_times(beyond, {0.5, 1, 1.75, 2.5, 3.25});
  for (std::size_t j = 2; j < beyond.size(); ++j) {
    EXPECT_EQ(beyond[j].relief.mean, 20);
    EXPECT_EQ(beyond[j].relief.sd, 10);
  }
  expect_times(with_spacing({{1, {20, 10}}}, 0.5, 2), {0.5, 1, 1.5, 2});  // at the horizon: enough
}

TEST(WithSpacing, ALongerHorizonChangesNothingBefore) {
  const Curve given{{0.3, {20, 10}}, {1.7, {30, 12}}};
  const Curve longer = with_spacing(given, 0.4, 9);
  for (const double horizon : {0.1, 1.0, 1.7, 5.0}) {
    const Curve shorter = with_spacing(given, 0.4, horizon);
    ASSERT_LE(shorter.size(), longer.size());
    for (std::size_t j = 0; j < shorter.size(); ++j) EXPECT_EQ(shorter[j], longer[j]) << horizon << ' ' << j;
  }
}

TEST(WithSpacing, WhatLiesWithinAHairOfAWholeNumberIsThatNumber) {
  const std::vector<double> thirds{1 / 3.0, 2 / 3.0, 1};
  expect_times(with_spacing({{1, {20, 10}}}, (1 - 1e-10) / 3, 1), thirds);  // 3 + 3e-10 parts
  expect_times(with_spacing({{1, {20, 10}}}, (1 + 1e-10) / 3, 1), thirds);
  expect_times(with_spacing({{1, {20, 10}}}, (1 - 1e-8) / 3, 1), {0.25, 0.5, 0.75, 1});  // 3 + 3e-8
}

TEST(WithSpacing, LongerThanEveryGapLeavesTheGivenKnots) {
  EXPECT_EQ(times_of(with_spacing({{0.5, {20, 10}}, {1, {25, 10}}}, 4, 1)), (std::vector<double>{0.5, 1}));
}

TEST(NaturalMoments, AreThoseGivenAtKnotsWhateverThePersistence) {
  const Curve curve{{0.5, {10, 20}}, {2.5, {30, 4}}};
  for (const double persistence : {0.0, 0.3, 1.0}) {
    EXPECT_DOUBLE_EQ(natural_moments(curve, persistence, 0.5).sd, 20);
    EXPECT_DOUBLE_EQ(natural_moments(curve, persistence, 2.5).sd, 4);
    EXPECT_DOUBLE_EQ(natural_moments(curve, persistence, 9).sd, 4);
    EXPECT_EQ(natural_moments(curve, persistence, 0).sd, 0);
  }
}

TEST(NaturalMoments, BetweenKnotsAreThoseOfTheSumOfTwoCorrelatedParts) {
  // At 1 year: 3/4 of the first knot's value, sd 15, and 1/4 of the second one's, sd 1; correlation p.
  const Curve curve{{0.5, {10, 20}}, {2.5, {30, 4}}};
  for (const double p : {0.0, 0.3, 1.0}) {
    const ReliefMoments moments = natural_moments(curve, p, 1);
    EXPECT_DOUBLE_EQ(moments.mean, 15);
    EXPECT_DOUBLE_EQ(moments.sd, std::sqrt(15.0 * 15 + 1 + 2 * p * 15));
  }
}

TEST(NaturalMoments, BeforeTheFirstKnotAreInProportionToTime) {
  const ReliefMoments moments = natural_moments({{0.5, {10, 20}}}, 0.3, 0.125);
  EXPECT_DOUBLE_EQ(moments.mean, 2.5);
  EXPECT_DOUBLE_EQ(moments.sd, 5);
}

TEST(NaturalMoments, WithoutKnotsAreNothing) {
  EXPECT_EQ(natural_moments({}, 0.5, 1).mean, 0);
  EXPECT_EQ(natural_moments({}, 0.5, 1).sd, 0);
}

}  // namespace
}  // namespace spinepath
