#include "sim/analysis/statistics/quantile.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

TEST(Quantile, IsLinearBetweenOrderStatistics) {
  std::vector<double> values{30, 10, 40, 20};  // at places 0, 1/3, 2/3, 1
  EXPECT_DOUBLE_EQ(quantile(values, 0), 10);
  EXPECT_DOUBLE_EQ(quantile(values, 1.0 / 3), 20);
  EXPECT_DOUBLE_EQ(quantile(values, 0.5), 25);
  EXPECT_DOUBLE_EQ(quantile(values, 0.975), 30 + 0.925 * 10);
  EXPECT_DOUBLE_EQ(quantile(values, 1), 40);
  std::vector<double> one{7};
  EXPECT_EQ(quantile(one, 0.3), 7);
}

}  // namespace
}  // namespace spinepath
