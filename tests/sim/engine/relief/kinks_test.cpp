#include "sim/engine/relief/kinks.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

std::vector<double> times_of(const Kinks& kinks, Place i) {
  std::vector<double> times;
  for (std::size_t r = 0; r < kinks.count(i); ++r) times.push_back(kinks.times(r)[i]);
  return times;
}

/// Tag 0: from 0.5 on 40 a year, from 1 on constant. Tag 1: at 0.75 a jump of 7.
Kinks two_parts() {
  Kinks kinks(3);
  kinks.add(1, 0, {0.5, 0, 40});
  kinks.add(1, 0, {1, 0, -40});
  kinks.add(1, 1, {0.75, 7, 0});
  return kinks;
}

void expect_line(const Line& line, double value, double slope) {
  EXPECT_DOUBLE_EQ(line.value, value);
  EXPECT_DOUBLE_EQ(line.slope, slope);
}

TEST(Kinks, StandInOrderOfTimeWhateverTheOrderOfAdding) {
  Kinks kinks(2);
  for (const double time : {3.0, 1.0, 2.0, 0.5, 2.5}) kinks.add(1, 0, {time, time * 10, time});
  EXPECT_EQ(times_of(kinks, 1), (std::vector<double>{0.5, 1, 2, 2.5, 3}));
  for (std::size_t r = 0; r < 5; ++r) EXPECT_EQ(kinks.jumps(r)[1], 10 * kinks.times(r)[1]);
  EXPECT_EQ(kinks.count(0), 0u);
  EXPECT_EQ(kinks.times(0)[0], never);
}

TEST(Kinks, OfOneTimeStandInTheOrderOfAdding) {
  Kinks kinks(1);
  for (const double jump : {1.0, 2.0, 3.0}) kinks.add(0, 0, {5, jump, 0});
  for (std::size_t r = 0; r < 3; ++r) EXPECT_EQ(kinks.jumps(r)[0], static_cast<double>(r + 1));
}

TEST(Kinks, GiveALineForEachTagAtATime) {
  const Kinks kinks = two_parts();
  expect_line(kinks.line(1, 0, 0.4), 0, 0);
  expect_line(kinks.line(1, 0, 0.5), 0, 40);
  expect_line(kinks.line(1, 0, 0.75), 10, 40);
  expect_line(kinks.line(1, 0, 1), 20, 0);
  expect_line(kinks.line(1, 0, 9), 20, 0);
  expect_line(kinks.line(1, 1, 0.7), 0, 0);
  expect_line(kinks.line(1, 1, 0.75), 7, 0);
  expect_line(kinks.line(0, 0, 9), 0, 0);
}

TEST(Kinks, OfOneTagAreForgottenAfterATimeOnly) {
  Kinks kinks = two_parts();
  kinks.forget_after(1, 0, 0.5);  // what comes at that very time stays
  EXPECT_EQ(times_of(kinks, 1), (std::vector<double>{0.5, 0.75}));
  expect_line(kinks.line(1, 0, 2), 60, 40);
  expect_line(kinks.line(1, 1, 2), 7, 0);
  EXPECT_EQ(kinks.times(2)[1], never);
  kinks.forget_after(1, 1, 0);
  EXPECT_EQ(times_of(kinks, 1), (std::vector<double>{0.5}));
}

TEST(Kinks, HoldAValueFromATimeOn) {
  Kinks kinks = two_parts();
  kinks.hold(1, 0, 0.625, 3);
  expect_line(kinks.line(1, 0, 0.6249), 4.996, 40);
  expect_line(kinks.line(1, 0, 0.625), 3, 0);
  expect_line(kinks.line(1, 0, 5), 3, 0);
  expect_line(kinks.line(1, 1, 5), 7, 0);
}

TEST(Kinks, HoldingWhatIsHeldAddsNothing) {
  Kinks kinks = two_parts();
  kinks.hold(1, 0, 1.5, 20);
  EXPECT_EQ(kinks.count(1), 3u);
  kinks.hold(1, 5, 1.5, 0);
  EXPECT_EQ(kinks.count(1), 3u);
}

TEST(Kinks, GrowAsNeededAndKeepWhatTheyHave) {
  Kinks kinks(3);
  for (int k = 0; k < 100; ++k)
    for (const Place i : {Place{0}, Place{2}}) kinks.add(i, k % 7, {0.1 * k, 0, k + 0.5 * i});
  for (const Place i : {Place{0}, Place{2}}) {
    ASSERT_EQ(kinks.count(i), 100u);
    for (std::size_t r = 0; r < 100; ++r) {
      EXPECT_EQ(kinks.at(r, i).time, 0.1 * static_cast<double>(r));
      EXPECT_EQ(kinks.at(r, i).slope, static_cast<double>(r) + 0.5 * i);
    }
  }
  EXPECT_EQ(kinks.times(99)[1], never);
}

TEST(Kinks, CopiedAreTheSameAndApart) {
  const Kinks source = two_parts();
  Kinks many(3), none(3);
  for (int k = 0; k < 40; ++k) many.add(2, 0, {0.1 * k, 1, 1});
  many.copy(source);
  EXPECT_EQ(times_of(many, 1), times_of(source, 1));
  EXPECT_EQ(many.count(2), 0u);
  for (std::size_t r = 0; r < 40; ++r) EXPECT_EQ(many.times(r)[2], never) << r;
  many.add(1, 0, {9, 0, 1});
  EXPECT_EQ(source.count(1), 3u);
  many.copy(none);
  EXPECT_EQ(many.count(1), 0u);
  EXPECT_EQ(many.times(0)[1], never);
}

TEST(Kinks, ClearedAreNone) {
  Kinks kinks = two_parts();
  kinks.clear();
  EXPECT_EQ(kinks.count(1), 0u);
  for (std::size_t r = 0; r < 3; ++r) EXPECT_EQ(kinks.times(r)[1], never);
}

TEST(SumAt, CountsWhatCameBeforeOrUpToATimeForEachPatient) {
  Kinks kinks(4);
  kinks.add(0, 0, {1, 5, 2});
  kinks.add(1, 3, {2, -4, 0});
  kinks.add(1, 0, {1, 0, 10});
  const Who who{0, 1, 2, 3};
  const Neighbours side(who.data(), who.size());
  const Lanes at_one = sum_at<Limit::right>(kinks, side, Lanes{} + 1.0),
              before_one = sum_at<Limit::left>(kinks, side, Lanes{} + 1.0),
              before = sum_at<Limit::left>(kinks, side, Lanes{2, 2, 2, 2}),
              later = sum_at<Limit::right>(kinks, side, Lanes{3, 2, 2, 0});
  EXPECT_EQ(at_one[0], 5);
  EXPECT_EQ(before_one[0], 0);
  EXPECT_EQ(before[1], 10);
  EXPECT_EQ(later[0], 5 + 2 * 2);
  EXPECT_EQ(later[1], 10 - 4);
  for (const Lanes& x : {at_one, before_one, before, later}) EXPECT_TRUE(x[2] == 0 && x[3] == 0);
}

}  // namespace
}  // namespace spinepath
