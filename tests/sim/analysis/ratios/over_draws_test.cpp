#include "sim/analysis/ratios/over_draws.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

/// 41 draws: the quantiles of 0.025 and 0.975 are the second and the last but one.
std::vector<DrawnIncrement> draws_with_ratios_0_to_40() {
  std::vector<DrawnIncrement> draws;
  for (int i = 40; i >= 0; --i) draws.push_back({2.0 * i, 2});
  return draws;
}

TEST(RatioOverDraws, HasTheQuantilesOfTheRatios) {
  const RatioInterval interval = ratio_interval(draws_with_ratios_0_to_40());
  EXPECT_DOUBLE_EQ(*interval.low, 1);
  EXPECT_DOUBLE_EQ(*interval.high, 39);
}

TEST(RatioOverDraws, DrawsWithoutAGainAreBeyondAllOthers) {
  std::vector<DrawnIncrement> draws = draws_with_ratios_0_to_40();
  draws[3] = {5, -1};  // had a ratio of 37: above all
  const RatioInterval above = ratio_interval(draws);
  EXPECT_DOUBLE_EQ(*above.low, 1);
  EXPECT_DOUBLE_EQ(*above.high, 40);
  draws[3] = {-5, -1};  // less costly, less effective: below all
  const RatioInterval below = ratio_interval(draws);
  EXPECT_DOUBLE_EQ(*below.low, 0);
  EXPECT_DOUBLE_EQ(*below.high, 39);
}

TEST(RatioOverDraws, IsNoIntervalIfALimitIsADrawWithoutAGain) {
  std::vector<DrawnIncrement> draws = draws_with_ratios_0_to_40();
  draws[3] = {5, -1}, draws[4] = {5, 0};
  EXPECT_FALSE(ratio_interval(draws).low);
  EXPECT_FALSE(ratio_interval(std::vector<DrawnIncrement>(50, {1, 0})).high);
}

/// Two strategies; cost and effect of the second have a common cause.
PsaSample sample_of(const std::vector<DrawnIncrement>& increments) {
  PsaSample sample{.strategies = {"a", "b"}, .draws = increments.size()};
  for (const DrawnIncrement& one : increments)
    for (const DrawnIncrement& of :
         {DrawnIncrement{100, 1}, DrawnIncrement{100 + one.cost, 1 + one.effect}}) {
      std::array<double, quantity_count> row{};
      row[quantity_of(View::payer)] = of.cost;
      row[quantity_of(DecisionEffect{Outcome::qalys})] = of.effect;
      sample.mean.insert(sample.mean.end(), row.begin(), row.end());
    }
  sample.noise.assign(4 * quantity_count * quantity_count, 0);
  sample.shared_noise = sample.noise;
  return sample;
}

TEST(RatioOverDraws, IsAddedToRowsWithARatio) {
  const PsaSample sample = sample_of(draws_with_ratios_0_to_40());
  const Perspective perspective{View::payer, Outcome::qalys};
  const auto rows = with_draw_intervals(frontier(mean_strategies(sample, perspective)), sample, perspective);
  EXPECT_FALSE(rows[0].interval);
  ASSERT_TRUE(rows[1].interval);
  EXPECT_NEAR(*rows[1].interval->low, 1, 1e-9);
  EXPECT_NEAR(*rows[1].interval->high, 39, 1e-9);
}

// Noise of three quarters of the variance: deviations are halved, and so is the interval about the mean of 20.
TEST(RatioOverDraws, NoiseIsRemovedOrKept) {
  PsaSample sample = sample_of(draws_with_ratios_0_to_40());
  const double variance = 4 * (41.0 * 42) / 12;  // of 0, 2, …, 80: n (n + 1) / 12 for 0, 1, …, n - 1
  const std::size_t cost = quantity_count + quantity_of(View::payer);
  sample.noise[cost * 2 * quantity_count + cost] = 0.75 * variance;
  const Perspective perspective{View::payer, Outcome::qalys};
  const auto rows = with_draw_intervals(frontier(mean_strategies(sample, perspective)), sample, perspective);
  EXPECT_NEAR(*rows[1].interval->low, 20 - 19 / 2.0, 1e-6);
  EXPECT_NEAR(*rows[1].interval->high, 20 + 19 / 2.0, 1e-6);
  const auto naive = with_draw_intervals(frontier(mean_strategies(sample, perspective)), sample, perspective,
                                         DrawNoise::kept);
  EXPECT_NEAR(*naive[1].interval->low, 1, 1e-9);
  EXPECT_NEAR(*naive[1].interval->high, 39, 1e-9);
}

}  // namespace
}  // namespace spinepath
