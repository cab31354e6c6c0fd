#include "sim/analysis/comparison.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

constexpr Strategy reference{1000, 2};

TEST(Comparison, EveryQuadrantHasItsName) {
  EXPECT_EQ(compare({1500, 2.1}, reference).standing, Standing::dearer_and_more_effective);
  EXPECT_EQ(compare({500, 1.9}, reference).standing, Standing::cheaper_and_less_effective);
  EXPECT_EQ(compare({500, 2.1}, reference).standing, Standing::dominant);
  EXPECT_EQ(compare({1500, 1.9}, reference).standing, Standing::dominated);
}

TEST(Comparison, OnTheAxesOneOfTheTwoDecides) {
  EXPECT_EQ(compare({1000, 2.1}, reference).standing, Standing::dominant);
  EXPECT_EQ(compare({500, 2}, reference).standing, Standing::dominant);
  EXPECT_EQ(compare({1000, 1.9}, reference).standing, Standing::dominated);
  EXPECT_EQ(compare({1500, 2}, reference).standing, Standing::dominated);
  EXPECT_EQ(compare(reference, reference).standing, Standing::equal);
}

TEST(Comparison, ARatioIsPositiveAndStandsOnlyWhereItHasAMeaning) {
  EXPECT_DOUBLE_EQ(*compare({1500, 2.5}, reference).ratio, 1000);
  EXPECT_DOUBLE_EQ(*compare({500, 1.5}, reference).ratio, 1000);
  for (const Strategy& strategy : {Strategy{500, 2.1}, Strategy{1500, 1.9}, reference})
    EXPECT_FALSE(compare(strategy, reference).ratio);
}

}  // namespace
}  // namespace spinepath
