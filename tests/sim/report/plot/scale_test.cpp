#include "sim/report/plot/scale.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace spinepath::report {
namespace {

TEST(Ticks, AreRoundNumbersWithinTheRange) {
  EXPECT_EQ(ticks({0, 32}).at, (std::vector<double>{0, 10, 20, 30}));
  const std::vector<double> found = ticks({-0.03, 0.12}, 6).at;
  const std::vector<double> expected{-0.025, 0, 0.025, 0.05, 0.075, 0.1};
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) EXPECT_DOUBLE_EQ(found[i], expected[i]);
  EXPECT_EQ(ticks({-0.03, 0.12}, 6).decimals, 3);
  EXPECT_EQ(ticks({0, 7000}).step, 2000);
  EXPECT_EQ(ticks({0, 7000}).decimals, 0);
}

TEST(Ticks, AreSomeForAnyRange) {
  for (const Range range : {Range{0, 1e-9}, Range{-1e12, 1e12}, Range{5, 5}, Range{99.9, 100.1}}) {
    const Ticks found = ticks(range);
    EXPECT_GE(found.at.size(), 1u) << range.low;
    EXPECT_LE(found.at.size(), 6u) << range.low;
  }
}

TEST(MovedApart, LeavesTheGapAndTheOrder) {
  std::mt19937 random(1);
  for (int times = 0; times < 500; ++times) {
    const std::size_t n = 1 + random() % 12;
    const Range range{6, 296};
    std::vector<double> before;
    for (std::size_t i = 0; i < n; ++i) before.push_back(6 + static_cast<double>(random() % 290));
    const std::vector<double> after = moved_apart(before, 19, range);
    for (std::size_t i = 0; i < n; ++i) {
      EXPECT_GE(after[i], range.low - 1e-9);
      EXPECT_LE(after[i], range.high + 1e-9);
      for (std::size_t j = 0; j < n; ++j) {
        if (i == j) continue;
        EXPECT_GE(std::abs(after[i] - after[j]), 19 - 1e-9);
        EXPECT_TRUE(before[i] >= before[j] || after[i] < after[j]);
      }
    }
  }
}

TEST(MovedApart, MovesNothingThatIsApart) {
  EXPECT_EQ(moved_apart({100, 20, 60}, 19, {0, 200}), (std::vector<double>{100, 20, 60}));
}

TEST(MovedApart, SpreadsEvenlyWhereThereIsNoRoom) {
  EXPECT_EQ(moved_apart({5, 5, 5}, 19, {0, 20}), (std::vector<double>{0, 10, 20}));
}

}  // namespace
}  // namespace spinepath::report
