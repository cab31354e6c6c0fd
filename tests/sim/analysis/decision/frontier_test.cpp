#include "sim/analysis/decision/frontier.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace spinepath {
namespace {

std::vector<double> icers(const std::vector<FrontierRow>& rows) {
  std::vector<double> found;
  for (const FrontierRow& row : rows)
    if (row.icer) found.push_back(*row.icer);
  return found;
}

TEST(Frontier, TellsDominatedFromExtendedlyDominated) {
  const std::vector<Strategy> six{{5000, 1}, {10000, 2}, {12000, 1.5}, {25000, 3}, {35000, 4}, {55000, 5}};
  const auto rows = frontier(six);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[2].dominance, Dominance::dominated);  // dearer than the second, and gains less
  // The fourth gains at 15000/1, the fifth then at 10000/1: nobody would stop at the fourth.
  EXPECT_EQ(rows[3].dominance, Dominance::extended);
  for (const std::size_t i : {0u, 1u, 4u, 5u}) EXPECT_EQ(rows[i].dominance, Dominance::none) << i;
  // 5000/1; the fifth against the second (35000 - 10000) / (4 - 2); 20000/1
  EXPECT_EQ(icers(rows), (std::vector<double>{5000, 12500, 20000}));
  EXPECT_EQ(rows[4].against, 1u);
}

TEST(Frontier, TheCheapestStrategyHasNoRatio) {
  const std::vector<Strategy> one{{100, 1}};
  ASSERT_EQ(frontier(one).size(), 1u);
  EXPECT_FALSE(frontier(one)[0].icer);
  EXPECT_EQ(frontier(one)[0].dominance, Dominance::none);
}

TEST(Frontier, OfEqualStrategiesTheFirstDeclaredStays) {
  const std::vector<Strategy> equal{{100, 1}, {100, 1}, {100, 1}};
  const auto rows = frontier(equal);
  EXPECT_EQ(rows[0].strategy, 0u);
  EXPECT_EQ(rows[0].dominance, Dominance::none);
  EXPECT_EQ(rows[1].dominance, Dominance::dominated);
  EXPECT_TRUE(icers(rows).empty());  // undefined, not 0/0
  EXPECT_FALSE(rows[0].equal);
  for (const std::size_t twin : {1u, 2u}) {
    EXPECT_TRUE(rows[twin].equal);
    EXPECT_EQ(rows[twin].against, 0u);
  }
}

TEST(Frontier, EqualToADominatedOneIsDominated) {
  const std::vector<Strategy> strategies{{300, 1}, {300, 1}, {100, 1}, {100, 1}};
  const auto rows = frontier(strategies);
  EXPECT_TRUE(rows[1].equal);  // the fourth, to the third
  EXPECT_EQ(rows[1].against, 2u);
  for (const std::size_t dear : {2u, 3u}) {
    EXPECT_EQ(rows[dear].dominance, Dominance::dominated);
    EXPECT_FALSE(rows[dear].equal);
  }
}

TEST(Frontier, AStrategyThatIsBestAndCheapestDominatesAll) {
  const std::vector<Strategy> three{{300, 1}, {100, 3}, {200, 2}};
  const auto rows = frontier(three);
  EXPECT_EQ(rows[0].strategy, 1u);
  EXPECT_EQ(rows[1].dominance, Dominance::dominated);
  EXPECT_EQ(rows[2].dominance, Dominance::dominated);
}

TEST(Frontier, OfEqualEffectsTheCheapestStaysAndOfEqualCostsTheMostEffective) {
  const std::vector<Strategy> same_effect{{300, 2}, {100, 2}, {200, 2}},
      same_cost{{100, 1}, {100, 3}, {100, 2}};
  for (const auto& strategies : {same_effect, same_cost}) {
    const auto rows = frontier(strategies);
    EXPECT_EQ(rows[0].strategy, 1u);
    EXPECT_EQ(rows[0].dominance, Dominance::none);
    EXPECT_EQ(rows[1].dominance, Dominance::dominated);
    EXPECT_EQ(rows[2].dominance, Dominance::dominated);
    EXPECT_TRUE(icers(rows).empty());
  }
}

TEST(Frontier, ACheaperLessEffectiveStrategyIsWhereItBegins) {
  const std::vector<Strategy> south_west{{1000, 2}, {400, 1.5}};  // the first one is the reference
  const auto rows = frontier(south_west);
  EXPECT_EQ(rows[0].strategy, 1u);
  EXPECT_EQ(rows[1].against, 1u);
  EXPECT_DOUBLE_EQ(*rows[1].icer, 1200);  // 600 / 0.5: what the reference costs per unit more, not a saving
}

TEST(Frontier, StrategiesOnOneLineAllStay) {
  const std::vector<Strategy> line{{0, 0}, {100, 1}, {200, 2}};
  EXPECT_EQ(icers(frontier(line)), (std::vector<double>{100, 100}));
}

TEST(Frontier, RatiosArePositiveAndGrow) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> money(0, 1e5), effect(-1, 5);
  for (int repeat = 0; repeat < 1000; ++repeat) {
    std::vector<Strategy> strategies(8);
    for (Strategy& s : strategies) s = {money(random), effect(random)};
    const auto found = icers(frontier(strategies));
    EXPECT_TRUE(std::ranges::is_sorted(found));
    EXPECT_TRUE(std::ranges::all_of(found, [](double icer) { return icer > 0; }));
  }
}

TEST(Frontier, EveryWillingnessToPayChoosesAStrategyOnIt) {
  std::mt19937_64 random(8);
  std::uniform_real_distribution<double> money(0, 1e5), effect(0, 5);
  for (int repeat = 0; repeat < 200; ++repeat) {
    std::vector<Strategy> strategies(6);
    for (Strategy& s : strategies) s = {money(random), effect(random)};
    const auto rows = frontier(strategies);
    for (double k = 1; k < 1e7; k *= 3) {
      const auto benefit = [&](const Strategy& s) { return k * s.effect - s.cost; };
      const auto best = std::ranges::max_element(strategies, {}, benefit) - strategies.begin();
      const auto row = std::ranges::find(rows, static_cast<std::size_t>(best), &FrontierRow::strategy);
      EXPECT_EQ(row->dominance, Dominance::none);
    }
  }
}

}  // namespace
}  // namespace spinepath
