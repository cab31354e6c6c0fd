#include "sim/engine/tally/histogram.h"

#include <cmath>
#include <numeric>
#include <vector>

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

TEST(SpendHistogram, SharesOfTheCostliestAreThoseOfSortedAmounts) {
  std::vector<double> amounts;
  for (int i = 0; i < 5000; ++i) amounts.push_back(i < 1000 ? 0 : 50.0 * std::exp(i / 700.0));
  SpendHistogram h;
  h.add(amounts);
  const double all = std::accumulate(amounts.begin(), amounts.end(), 0.0);  // in order of size
  for (const double fraction : {0.01, 0.15, 0.5, 0.9, 1.0}) {
    const auto first = amounts.end() - static_cast<std::ptrdiff_t>(fraction * 5000);
    EXPECT_NEAR(h.share_of_costliest(fraction), std::accumulate(first, amounts.end(), 0.0) / all, 0.002)
        << fraction;
  }
}

TEST(SpendHistogram, OfEqualOrNoSpendHasNoCostliest) {
  SpendHistogram equal, none;
  for (int i = 0; i < 40; ++i) equal.add(7);
  for (int i = 0; i < 40; ++i) none.add(0);
  EXPECT_DOUBLE_EQ(equal.share_of_costliest(0.15), 0.15);
  EXPECT_EQ(none.share_of_costliest(0.15), 0);
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
