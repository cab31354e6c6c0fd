#include "sim/cli/bench/measure.h"

#include <gtest/gtest.h>

#include "sim/cli/terminal/seconds.h"

namespace spinepath::cli {
namespace {

TEST(Spread, IsTheMiddleAndTheEndsWhateverTheOrder) {
  const Spread spread = spread_of({3, 1, 5, 2, 4});
  EXPECT_EQ(spread.median, 3);
  EXPECT_EQ(spread.low, 1);
  EXPECT_EQ(spread.high, 5);
}

TEST(Spread, OfAnEvenNumberHasItsMedianBetweenTheTwoInTheMiddle) {
  EXPECT_EQ(spread_of({4, 1, 2, 8}).median, 3);
}

TEST(Spread, OfOneValueHasNoWidth) {
  const Spread spread = spread_of({7});
  EXPECT_EQ(spread.median, 7);
  EXPECT_EQ(spread.width(), 0);
}

TEST(Spread, IsAsWideAsItsEndsAreApartInMedians) { EXPECT_DOUBLE_EQ(spread_of({8, 10, 13}).width(), 0.5); }

TEST(SecondsFor, RunsTheWorkOnceAndTimeDoesNotRunBackwards) {
  int runs = 0;
  EXPECT_GE(seconds_for([&] { ++runs; }), 0);
  EXPECT_EQ(runs, 1);
}

}  // namespace
}  // namespace spinepath::cli
