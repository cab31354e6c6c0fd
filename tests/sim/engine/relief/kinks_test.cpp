#include <array>

#include <gtest/gtest.h>

#include "sim/engine/relief/replace.h"

namespace spinepath {
namespace {

std::vector<double> times_of(const Kinks& kinks, Place i) {
  std::vector<double> times;
  for (std::size_t r = 0; r < kinks.count(i); ++r) times.push_back(kinks.times(r)[i]);
  return times;
}

/// From a time on the kinks of a tag are these.
void replace(Kinks& kinks, Place i, Tag tag, double time, const std::vector<std::array<double, 3>>& fresh) {
  std::vector<KinkLanes> lanes;
  for (const auto& [at, jump, slope] : fresh)
    lanes.push_back({Lanes{} + at, Lanes{} + jump, Lanes{} + slope});
  kinks.replace(Neighbours(&i, 1), tag, Lanes{} + time, lanes);
}
void hold(Kinks& kinks, Place i, Tag tag, double time, double value) {
  kinks.hold(Neighbours(&i, 1), tag, Lanes{} + time, Lanes{} + value);
}

/// Tag 0: from 0.5 on 40 a year, from 1 on constant. Tag 1: at 0.75 a jump of 7.
Kinks two_parts() {
  Kinks kinks(3);
  replace(kinks, 1, 0, 0, {{0.5, 0, 40}, {1, 0, -40}});
  replace(kinks, 1, 1, 0, {{0.75, 7, 0}});
  return kinks;
}

void expect_line(const Kinks& kinks, Place i, Tag tag, double time, double value, double slope) {
  const Line line = kinks.line(Neighbours(&i, 1), tag, Lanes{} + time);
  EXPECT_DOUBLE_EQ(line.value[0], value) << time;
  EXPECT_DOUBLE_EQ(line.slope[0], slope) << time;
}

TEST(Kinks, AreInOrderOfTimeWhateverTheOrderOfAdding) {
  Kinks kinks(2);
  Tag tag = 0;
  for (const double time : {3.0, 1.0, 2.0, 0.5, 2.5}) replace(kinks, 1, tag++, 0, {{time, time * 10, time}});
  EXPECT_EQ(times_of(kinks, 1), (std::vector<double>{0.5, 1, 2, 2.5, 3}));
  for (std::size_t r = 0; r < 5; ++r) EXPECT_EQ(kinks.jumps(r)[1], 10 * kinks.times(r)[1]);
  EXPECT_EQ(kinks.tags(0)[1], 3);
  EXPECT_EQ(kinks.count(0), 0u);
  EXPECT_EQ(kinks.times(0)[0], never);
}

TEST(Kinks, OfOneTimeAreInTheOrderOfAdding) {
  Kinks kinks(1);
  for (const double jump : {1.0, 2.0, 3.0}) replace(kinks, 0, jump, 0, {{5, jump, 0}});
  for (std::size_t r = 0; r < 3; ++r) EXPECT_EQ(kinks.jumps(r)[0], static_cast<double>(r + 1));
}

TEST(Kinks, GiveALineForEachTagAtATime) {
  const Kinks kinks = two_parts();
  expect_line(kinks, 1, 0, 0.4, 0, 0);
  expect_line(kinks, 1, 0, 0.5, 0, 40);
  expect_line(kinks, 1, 0, 0.75, 10, 40);
  expect_line(kinks, 1, 0, 1, 20, 0);
  expect_line(kinks, 1, 0, 9, 20, 0);
  expect_line(kinks, 1, 1, 0.7, 0, 0);
  expect_line(kinks, 1, 1, 0.75, 7, 0);
  expect_line(kinks, 0, 0, 9, 0, 0);
}

TEST(Kinks, ReplaceThoseOfTheirTagAfterATimeOnly) {
  Kinks kinks = two_parts();
  replace(kinks, 1, 0, 0.5, {});  // what comes at that very time stays
  EXPECT_EQ(times_of(kinks, 1), (std::vector<double>{0.5, 0.75}));
  expect_line(kinks, 1, 0, 2, 60, 40);
  expect_line(kinks, 1, 1, 2, 7, 0);
  EXPECT_EQ(kinks.times(2)[1], never);
  replace(kinks, 1, 1, 0, {{never, 5, 0}, {never, 1, 1}});  // those that never come are none
  EXPECT_EQ(times_of(kinks, 1), (std::vector<double>{0.5}));
  replace(kinks, 1, 0, 0.25, {{0.25, 1, 0}, {4, 1, 0}});
  EXPECT_EQ(times_of(kinks, 1), (std::vector<double>{0.25, 4}));
}

TEST(Kinks, OfFourPatientsAreReplacedAsThoseOfEachAlone) {
  Kinks together(6), alone(6);
  const Who who{0, 2, 3, 5};
  const Lanes starts{1, 2, 0.5, 3};
  for (Tag tag = 0; tag < 3; ++tag) {
    const std::vector<KinkLanes> fresh{{starts + tag, Lanes{1, 2, 3, 4}, Lanes{5, 6, 7, 8}},
                                       {starts + 2.0, Lanes{never, 1, 1, 1}, Lanes{}}};
    together.replace(Neighbours(who.data(), 4), tag, starts + tag, fresh);
    for (std::size_t lane = 0; lane < 4; ++lane)
      replace(alone, who[lane], tag, starts[lane] + tag,
              {{starts[lane] + tag, fresh[0].jump[lane], fresh[0].slope[lane]},
               {starts[lane] + 2, fresh[1].jump[lane], 0}});
  }
  for (const Place i : who) {
    ASSERT_EQ(together.count(i), alone.count(i));
    for (std::size_t r = 0; r < together.count(i); ++r) {
      EXPECT_EQ(together.times(r)[i], alone.times(r)[i]);
      EXPECT_EQ(together.jumps(r)[i], alone.jumps(r)[i]);
      EXPECT_EQ(together.slopes(r)[i], alone.slopes(r)[i]);
      EXPECT_EQ(together.tags(r)[i], alone.tags(r)[i]);
    }
  }
  EXPECT_EQ(together.count(1), 0u);
  EXPECT_EQ(together.count(4), 0u);
}

TEST(Kinks, HoldAValueFromATimeOn) {
  Kinks kinks = two_parts();
  hold(kinks, 1, 0, 0.625, 3);
  expect_line(kinks, 1, 0, 0.6249, 4.996, 40);
  expect_line(kinks, 1, 0, 0.625, 3, 0);
  expect_line(kinks, 1, 0, 5, 3, 0);
  expect_line(kinks, 1, 1, 5, 7, 0);
}

TEST(Kinks, HoldingWhatIsHeldOrNeverAddsNothing) {
  Kinks kinks = two_parts();
  hold(kinks, 1, 0, 1.5, 20);
  EXPECT_EQ(kinks.count(1), 3u);
  hold(kinks, 1, 5, 1.5, 0);
  EXPECT_EQ(kinks.count(1), 3u);
  hold(kinks, 1, 0, never, 3);
  EXPECT_EQ(kinks.count(1), 3u);
}

TEST(Kinks, GrowAsNeededAndKeepWhatTheyHave) {
  Kinks kinks(3);
  for (int k = 0; k < 100; ++k)
    for (const Place i : {Place{0}, Place{2}}) replace(kinks, i, k, 0, {{0.1 * k, 0, k + 0.5 * i}});
  for (const Place i : {Place{0}, Place{2}}) {
    ASSERT_EQ(kinks.count(i), 100u);
    for (std::size_t r = 0; r < 100; ++r) {
      EXPECT_EQ(kinks.times(r)[i], 0.1 * static_cast<double>(r));
      EXPECT_EQ(kinks.slopes(r)[i], static_cast<double>(r) + 0.5 * i);
    }
  }
  EXPECT_EQ(kinks.times(99)[1], never);
}

TEST(Kinks, CopiedAreTheSameAndApart) {
  const Kinks source = two_parts();
  Kinks many(3), none(3);
  for (int k = 0; k < 40; ++k) replace(many, 2, k, 0, {{0.1 * k, 1, 1}});
  many.copy(source);
  EXPECT_EQ(times_of(many, 1), times_of(source, 1));
  EXPECT_EQ(many.count(2), 0u);
  for (std::size_t r = 0; r < 40; ++r) EXPECT_EQ(many.times(r)[2], never) << r;
  replace(many, 1, 0, 8, {{9, 0, 1}});
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

TEST(SumAt, CountsWhatCameUpToATimeForEachPatient) {
  Kinks kinks(4);
  replace(kinks, 0, 0, 0, {{1, 5, 2}});
  replace(kinks, 1, 3, 0, {{2, -4, 0}});
  replace(kinks, 1, 0, 0, {{1, 0, 10}});
  const Who who{0, 1, 2, 3};
  const Neighbours side(who.data(), who.size());
  const Lanes at_one = sum_at(kinks, side, Lanes{} + 1.0).value,
              before_one = sum_at(kinks, side, Lanes{} + 0.999).value,
              later = sum_at(kinks, side, Lanes{3, 2, 2, 0}).value;
  EXPECT_EQ(at_one[0], 5);
  EXPECT_EQ(before_one[0], 0);
  EXPECT_EQ(at_one[1], 0);
  EXPECT_EQ(later[0], 5 + 2 * 2);
  EXPECT_EQ(later[1], 10 - 4);
  for (const Lanes& x : {at_one, before_one, later}) EXPECT_TRUE(x[2] == 0 && x[3] == 0);
}

}  // namespace
}  // namespace spinepath
