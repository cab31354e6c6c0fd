#include "sim/scenario/uncertainty/correlation.h"

#include <gtest/gtest.h>

namespace spinepath::scenario {
namespace {

using Rows = std::vector<std::vector<double>>;

TEST(Correlation, LowerTriangleTimesItselfIsTheMatrix) {
  const Rows matrix{{1, 0.5, -0.2}, {0.5, 1, 0.3}, {-0.2, 0.3, 1}};
  const auto lower = lower_triangle(matrix);
  ASSERT_TRUE(lower);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double product = 0;
      for (std::size_t k = 0; k <= j; ++k) product += (*lower)[i][k] * (*lower)[j][k];
      EXPECT_NEAR(product, matrix[i][j], 1e-15);
    }
}

TEST(Correlation, MatrixThatNoNumbersHaveIsFoundOut) {
  EXPECT_FALSE(lower_triangle({{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}}));
  EXPECT_FALSE(lower_triangle({{1, 1}, {1, 1}}));
  EXPECT_FALSE(lower_triangle({{1, -1}, {-1, 1}}));
}

}  // namespace
}  // namespace spinepath::scenario
