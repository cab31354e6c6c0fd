#include "models/utility.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

TEST(Utility, IsLinearInPain) {
  const Utility utility{.at_no_pain = 0.88, .per_pain_point = -0.0045};
  EXPECT_EQ(utility.at(0), 0.88);
  EXPECT_DOUBLE_EQ(utility.at(100), 0.43);
}

}  // namespace
}  // namespace spinepath
