#include "models/response.h"

#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <gtest/gtest.h>

namespace spinepath {
namespace {

double share_above(const ReliefMoments& m, double criterion) {
  return boost::math::cdf(complement(boost::math::normal_distribution<>(m.mean, m.sd), criterion));
}

TEST(ReliefMoments, MeetBothResponderRates) {
  const ReliefMoments m = moments_from_rates(0.58, 0.44);
  EXPECT_NEAR(share_above(m, 30), 0.58, 1e-14);
  EXPECT_NEAR(share_above(m, 50), 0.44, 1e-14);
}

TEST(ReliefMoments, MeetARateAndAMean) {
  const ReliefMoments m = moments_from_rate_and_mean(50, 0.44, 42);
  EXPECT_EQ(m.mean, 42);
  EXPECT_NEAR(share_above(m, 50), 0.44, 1e-14);
  EXPECT_LT(moments_from_rate_and_mean(50, 0.44, 60).sd,
            0);  // a mean above the criterion means more than half reach it
}

TEST(ReliefMoments, MeetARateAndAStandardDeviation) {
  const ReliefMoments m = moments_from_rate_and_sd(30, 0.27, 25);
  EXPECT_EQ(m.sd, 25);
  EXPECT_NEAR(share_above(m, 30), 0.27, 1e-14);
}

Relief course(const ResponseCurve& curve, double start, double rank, double effect, double lowest) {
  Relief relief;
  relief.start_course(curve, start, rank, effect, lowest);
  return relief;
}

/// Knots at 0.25 and 1 year with 40 and 60 percent, course started at 2 with relief 10.
Relief example(double effect = 1) {
  Relief relief = course({{1, {10, 0}}}, 0, 0, 1, -100);
  relief.start_course({{0.25, {40, 0}}, {1, {60, 0}}}, 2, 0, effect, -100);
  return relief;
}

TEST(Relief, IsLinearBetweenKnotsAndConstantAfterTheLast) {
  const Relief relief = example();
  EXPECT_DOUBLE_EQ(relief.at(2), 10);
  EXPECT_DOUBLE_EQ(relief.at(2.125), 25);
  EXPECT_DOUBLE_EQ(relief.at(2.25), 40);
  EXPECT_DOUBLE_EQ(relief.at(2.625), 50);
  EXPECT_DOUBLE_EQ(relief.at(3), 60);
  EXPECT_DOUBLE_EQ(relief.at(30), 60);
  EXPECT_DOUBLE_EQ(relief.last_knot(), 3);
}

TEST(Relief, IsClampedToPainBetween0And100) {
  const ResponseCurve curve{{1, {0, 100}}};
  EXPECT_DOUBLE_EQ(course(curve, 0, 5, 1, -25).at(1), 100);
  EXPECT_DOUBLE_EQ(course(curve, 0, -5, 1, -25).at(1), -25);
}

TEST(Relief, OfARepeatedCourseIsScaled) { EXPECT_DOUBLE_EQ(example(0.5).at(3), 30); }

TEST(Relief, EndsAtTheEarliestEnd) {
  Relief relief = example();
  relief.end_at(5, 0);
  relief.end_at(2.125, -3);
  relief.end_at(4, 1);
  EXPECT_DOUBLE_EQ(relief.at(2.1), 22);
  EXPECT_DOUBLE_EQ(relief.at(2.125), -3);
  EXPECT_DOUBLE_EQ(relief.at(9), -3);
}

TEST(Relief, ThatNeverFallsIsNeverLost) {
  EXPECT_TRUE(std::isinf(example().lost_after(2.7, 50)));
  EXPECT_DOUBLE_EQ(example().lost_after(2.3, 50), 2.3);  // not yet there: lost at once
}

TEST(Relief, IsLostAtTheCrossingOnTheWayDown) {
  const ResponseCurve curve{{1, {80, 0}}, {2, {70, 0}}, {3, {30, 0}}};
  const Relief relief = course(curve, 0, 0, 1, -100);
  EXPECT_DOUBLE_EQ(relief.lost_after(1, 50), 2.5);
  EXPECT_DOUBLE_EQ(relief.lost_after(2.25, 50), 2.5);
  EXPECT_DOUBLE_EQ(relief.lost_after(1.5, 75), 1.5);  // exactly 75 there, and falling
  EXPECT_TRUE(std::isinf(relief.lost_after(1, 30)));
}

TEST(Relief, IsLostWhenItEnds) {
  Relief relief = example();
  relief.end_at(4, 0);
  EXPECT_DOUBLE_EQ(relief.lost_after(2.7, 50), 4);
  EXPECT_DOUBLE_EQ(relief.lost_after(4, 50), 4);
}

TEST(Relief, PiecesTellTheSameCurve) {
  Relief relief = example();
  relief.end_at(2.5, 0);
  std::vector<ReliefPiece> pieces;
  relief.for_each_piece(3, [&](const ReliefPiece& p) { pieces.push_back(p); });
  ASSERT_EQ(pieces.size(), 3u);
  EXPECT_DOUBLE_EQ(pieces[2].from, 2.5);
  for (const double t : {2.0, 2.1, 2.25, 2.4, 2.5, 2.9}) {
    auto piece = pieces.begin();
    while (piece + 1 != pieces.end() && (piece + 1)->from <= t) ++piece;
    EXPECT_DOUBLE_EQ(piece->relief + piece->slope * (t - piece->from), relief.at(t)) << t;
  }
}

}  // namespace
}  // namespace spinepath
