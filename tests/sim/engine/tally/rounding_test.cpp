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

}  // namespace
}  // namespace spinepath
