#include "models/relief/curve.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

const Curve two_knots{{0.5, {10, 20}}, {2.5, {30, 4}}};

void expect_moments(const ReliefMoments& actual, double mean, double sd) {
  EXPECT_DOUBLE_EQ(actual.mean, mean);
  EXPECT_DOUBLE_EQ(actual.sd, sd);
}

TEST(Curve, BeginsWithNothingAtTimeZero) {
  expect_moments(interpolated(two_knots, 0), 0, 0);
  expect_moments(interpolated(two_knots, 0.125), 2.5, 5);
}

TEST(Curve, IsLinearBetweenKnots) {
  expect_moments(interpolated(two_knots, 0.5), 10, 20);
  expect_moments(interpolated(two_knots, 1), 15, 16);  // a quarter of the way
  expect_moments(interpolated(two_knots, 2.5), 30, 4);
}

TEST(Curve, IsConstantAfterTheLastKnot) { expect_moments(interpolated(two_knots, 40), 30, 4); }

TEST(Curve, WithoutKnotsIsNothing) { expect_moments(interpolated({}, 1), 0, 0); }

TEST(Between, TellsTheKnotsAroundATimeAndTheWeightOfTheLaterOne) {
  const Between first = between(two_knots, 0.125);
  expect_moments(first.before, 0, 0);
  expect_moments(first.after, 10, 20);
  EXPECT_EQ(first.later, 0.25);
  const Between second = between(two_knots, 2);
  expect_moments(second.before, 10, 20);
  expect_moments(second.after, 30, 4);
  EXPECT_EQ(second.later, 0.75);
  const Between last = between(two_knots, 3);
  expect_moments(last.before, 30, 4);
  expect_moments(last.after, 30, 4);
}

}  // namespace
}  // namespace spinepath
