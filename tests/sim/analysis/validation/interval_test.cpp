#include "sim/analysis/validation/interval.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spinepath {
namespace {

using scenario::Published;

Published share(double value, std::int64_t n) {
  Published figure;
  figure.outcome = Outcome::relief_50;
  figure.value = value;
  figure.n = n;
  return figure;
}

TEST(FigureInterval, of_a_share_ends_where_the_score_test_rejects) {
  for (const double n : {12.0, 113.0, 2024.0})
    for (const double value : {0.0, 0.05, 0.266, 0.9, 1.0}) {
      const FigureInterval interval = wilson_interval(value, n);
      for (const double end : {interval.low, interval.high})
        if (end > 1e-9 && end < 1 - 1e-9) {
          EXPECT_NEAR(std::fabs(value - end) / std::sqrt(end * (1 - end) / n), 1.959963984540054, 1e-9);
        }
      EXPECT_LE(interval.low, value);
      EXPECT_GE(interval.high, value);
    }
}

TEST(FigureInterval, of_a_mean_needs_its_spread) {
  Published figure;
  figure.outcome = Outcome::relief;
  figure.value = 10;
  figure.n = 100;
  EXPECT_FALSE(interval_of(figure));
  figure.sd = 30;
  EXPECT_NEAR(interval_of(figure)->low, 10 - 1.959963984540054 * 3, 1e-12);
  EXPECT_NEAR(interval_of(figure)->high, 10 + 1.959963984540054 * 3, 1e-12);
}

TEST(FigureInterval, as_published_goes_before_n) {
  Published figure = share(0.5, 10);
  figure.low = 0.4;
  figure.high = 0.7;
  EXPECT_EQ(interval_of(figure)->low, 0.4);
  EXPECT_EQ(interval_of(figure)->high, 0.7);
}

TEST(FigureInterval, of_a_difference_of_shares_is_not_that_of_a_share) {
  Published figure = share(0.5, 10);
  EXPECT_TRUE(interval_of(figure));
  figure.difference = true;
  EXPECT_FALSE(interval_of(figure));
  EXPECT_FALSE(interval_of(share(0.5, 0)));
}

TEST(Verdict, is_by_the_interval_with_its_ends) {
  const FigureInterval interval{0.2, 0.4};
  EXPECT_EQ(verdict_on(0.2, {}, interval), Verdict::inside);
  EXPECT_EQ(verdict_on(0.4, {}, interval), Verdict::inside);
  EXPECT_EQ(verdict_on(0.401, {}, interval), Verdict::outside);
  EXPECT_EQ(verdict_on(0.199, 0.0, interval), Verdict::outside);
  EXPECT_EQ(verdict_on({}, {}, interval), Verdict::unknown);
  EXPECT_EQ(verdict_on(0.3, {}, {}), Verdict::unknown);
}

TEST(Verdict, is_open_near_an_end) {
  const FigureInterval interval{0.2, 0.4};
  for (const double near_end : {0.19, 0.21, 0.39, 0.41})
    EXPECT_EQ(verdict_on(near_end, 0.01, interval), Verdict::borderline) << near_end;
  EXPECT_EQ(verdict_on(0.22, 0.01, interval), Verdict::inside);
  EXPECT_EQ(verdict_on(0.43, 0.01, interval), Verdict::outside);
}

}  // namespace
}  // namespace spinepath
