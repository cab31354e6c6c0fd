#include "sim/analysis/decision/quadrant.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spinepath {
namespace {

constexpr Strategy reference{1000, 2};

TEST(Quadrant, EveryQuadrantHasItsName) {
  EXPECT_EQ(quadrant_of({1500, 2.1}, reference).standing, Standing::dearer_and_more_effective);
  EXPECT_EQ(quadrant_of({500, 1.9}, reference).standing, Standing::cheaper_and_less_effective);
  EXPECT_EQ(quadrant_of({500, 2.1}, reference).standing, Standing::dominant);
  EXPECT_EQ(quadrant_of({1500, 1.9}, reference).standing, Standing::dominated);
}

TEST(Quadrant, OnTheAxesOneOfTheTwoDecides) {
  EXPECT_EQ(quadrant_of({1000, 2.1}, reference).standing, Standing::dominant);
  EXPECT_EQ(quadrant_of({500, 2}, reference).standing, Standing::dominant);
  EXPECT_EQ(quadrant_of({1000, 1.9}, reference).standing, Standing::dominated);
  EXPECT_EQ(quadrant_of({1500, 2}, reference).standing, Standing::dominated);
  EXPECT_EQ(quadrant_of(reference, reference).standing, Standing::equal);
}

TEST(Quadrant, WhatIsEqualWithinRoundingIsEqual) {
  const double cost = std::nextafter(1000.0, 2000), effect = std::nextafter(2.0, 0);
  EXPECT_EQ(quadrant_of({cost, effect}, reference).standing, Standing::equal);
  EXPECT_EQ(quadrant_of({1500, std::nextafter(2.0, 3)}, reference).standing, Standing::dominated);
  EXPECT_EQ(quadrant_of({cost, 2.1}, reference).standing, Standing::dominant);
}

TEST(Quadrant, ARatioIsPositiveAndStandsOnlyWhereItHasAMeaning) {
  EXPECT_DOUBLE_EQ(*quadrant_of({1500, 2.5}, reference).ratio, 1000);
  EXPECT_DOUBLE_EQ(*quadrant_of({500, 1.5}, reference).ratio, 1000);
  for (const Strategy& strategy : {Strategy{500, 2.1}, Strategy{1500, 1.9}, reference})
    EXPECT_FALSE(quadrant_of(strategy, reference).ratio);
}

}  // namespace
}  // namespace spinepath
