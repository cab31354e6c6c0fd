#include "sim/engine/tally/rounding.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

TEST(Rounding, CountsAsNothingRelativeToTheTermsOfTheSum) {
  EXPECT_EQ(zero_if_rounding_error(0.9e-12, 1), 0);
  EXPECT_EQ(zero_if_rounding_error(-0.9e-12, -1), 0);
  EXPECT_EQ(zero_if_rounding_error(-1.1e-12, 1), -1.1e-12);
  EXPECT_EQ(zero_if_rounding_error(1e-9, 1e4), 0);
  EXPECT_EQ(zero_if_rounding_error(1e-300, 0), 1e-300);
}

TEST(Rounding, EqualIsWhatDiffersByLessThanTheTolerance) {
  EXPECT_EQ(rounded_difference(1e4, 1e4 + 9e-9), 0);
  EXPECT_EQ(rounded_difference(-1e4, -1e4 + 2e-8), -1e4 - (-1e4 + 2e-8));
  EXPECT_EQ(rounded_difference(0, 0), 0);
  EXPECT_EQ(rounded_difference(1e-300, 0), 1e-300);
  EXPECT_TRUE(equal_within_rounding(0, 4e-7, 5e5));
  EXPECT_FALSE(equal_within_rounding(0, 4e-7, 3e5));
  EXPECT_TRUE(equal_within_rounding(7, 7, 0));
}

}  // namespace
}  // namespace spinepath
