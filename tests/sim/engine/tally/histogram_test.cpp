#include "sim/engine/tally/histogram.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

TEST(SpendHistogram, IsExactForAmountsThatManyShare) {
  SpendHistogram h;
  for (int i = 0; i < 30; ++i) h.add(0);
  for (int i = 0; i < 70; ++i) h.add(1234.56);
  EXPECT_EQ(h.quantile(0.025), 0);
  EXPECT_EQ(h.quantile(0.5), 1234.56);
  EXPECT_EQ(h.quantile(0.975), 1234.56);
}

TEST(SpendHistogram, OfFewPatientsIsExact) {
  SpendHistogram h;
  for (const double x : {10.0, 400.0, 100.0}) h.add(x);
  EXPECT_DOUBLE_EQ(h.quantile(0.025), 10 + 0.05 * 90);
  EXPECT_DOUBLE_EQ(h.quantile(0.5), 100);
  EXPECT_DOUBLE_EQ(h.quantile(0.75), 250);
}

TEST(SpendHistogram, IsWithinAPercentOtherwise) {
  SpendHistogram h;
  constexpr int n = 20'000;
  for (int i = 0; i < n; ++i) h.add(1000 + 3.7 * i);
  for (const double q : {0.0, 0.025, 0.25, 0.5, 0.75, 0.975, 1.0})
    EXPECT_NEAR(h.quantile(q), 1000 + 3.7 * q * (n - 1), 0.01 * (1000 + 3.7 * q * n)) << q;
}

TEST(SpendHistogram, MergesInAnyOrder) {
  SpendHistogram a, b, both;
  for (int i = 0; i < 1000; ++i) {
    (i % 3 == 0 ? a : b).add(i * i);
    both.add(i * i);
  }
  SpendHistogram ab = a, ba = b;
  ab.merge(b);
  ba.merge(a);
  for (const double q : {0.025, 0.25, 0.5, 0.75, 0.975}) {
    EXPECT_EQ(ab.quantile(q), both.quantile(q));
    EXPECT_EQ(ba.quantile(q), both.quantile(q));
  }
}

TEST(SpendHistogram, TakesTheVerySmallAndTheVeryLarge) {
  SpendHistogram h;
  for (const double x : {0.0, 1e-300, 1e-3, 1e15, 1e300}) h.add(x);
  EXPECT_EQ(h.quantile(0), 0);
  EXPECT_EQ(h.quantile(1), 1e300);
}

}  // namespace
}  // namespace spinepath
