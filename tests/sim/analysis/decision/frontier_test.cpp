#include "sim/analysis/decision/frontier.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <sstream>

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

// Effects that differ in the last bit once gave a ratio of 3.6e18.
TEST(Frontier, EffectsEqualWithinRoundingHaveNoRatio) {
  const double effect = 7.3, above = std::nextafter(effect, 8);
  const std::vector<Strategy> dearer{{1000, effect}, {1800, above}};
  const auto rows = frontier(dearer);
  EXPECT_EQ(rows[1].dominance, Dominance::dominated);
  EXPECT_FALSE(rows[1].equal);
  EXPECT_TRUE(icers(rows).empty());
}

TEST(Frontier, CostsAndEffectsEqualWithinRoundingAreEqual) {
  const double cost = 1234.5, effect = 7.3;
  const std::vector<Strategy> twins{{std::nextafter(cost, 2e3), std::nextafter(effect, 0)}, {cost, effect}};
  const auto rows = frontier(twins);
  EXPECT_EQ(rows[0].strategy, 0u) << "the first declared";
  EXPECT_TRUE(rows[1].equal);
  EXPECT_EQ(rows[1].against, 0u);
}

TEST(Frontier, StrategiesOnOneLineWithinRoundingAllStay) {
  const std::vector<Strategy> line{
      {0.1, 0.1}, {1e5 + 0.1, 1.1}, {2e5 + 0.1, std::nextafter(2.1, 3)}, {std::nextafter(3e5 + 0.1, 0), 3.1}};
  EXPECT_EQ(icers(frontier(line)).size(), 3u);
}

/// Strategies of few values, so that many of them are equal in cost, effect or both, or lie on one line.
std::vector<Strategy> often_equal(std::mt19937_64& random) {
  std::uniform_int_distribution<int> few(1, 4);
  std::vector<Strategy> strategies(6);
  for (Strategy& s : strategies) s = {1000.1 * few(random), 2 + 0.7 * few(random)};
  return strategies;
}

/// What does not depend on the order of declaration: by cost and effect.
std::vector<std::string> outcomes_of(const std::vector<Strategy>& strategies) {
  std::vector<std::string> outcomes;
  for (const FrontierRow& row : frontier(strategies)) {
    const Strategy& s = strategies[row.strategy];
    std::ostringstream text;
    text << s.cost << ' ' << s.effect << ' ' << static_cast<int>(row.dominance) << row.equal << ' '
         << row.icer.value_or(-1);
    outcomes.push_back(text.str());
  }
  std::ranges::sort(outcomes);
  return outcomes;
}

TEST(Frontier, DoesNotDependOnTheOrderOfDeclaration) {
  std::mt19937_64 random(9);
  for (int repeat = 0; repeat < 500; ++repeat) {
    std::vector<Strategy> strategies = often_equal(random);
    const auto before = outcomes_of(strategies);
    std::ranges::shuffle(strategies, random);
    EXPECT_EQ(outcomes_of(strategies), before);
  }
}

TEST(Frontier, DoesNotDependOnTheLastBit) {
  std::mt19937_64 random(10);
  std::uniform_int_distribution<int> direction(-1, 1);
  const auto nudged = [&](double x) { return std::nextafter(x, x + direction(random)); };
  for (int repeat = 0; repeat < 500; ++repeat) {
    const std::vector<Strategy> strategies = often_equal(random);
    std::vector<Strategy> others = strategies;
    for (Strategy& s : others) s = {nudged(s.cost), nudged(s.effect)};
    const auto rows = frontier(strategies), rows_of_others = frontier(others);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      EXPECT_EQ(rows_of_others[r].strategy, rows[r].strategy);
      EXPECT_EQ(rows_of_others[r].dominance, rows[r].dominance);
      EXPECT_EQ(rows_of_others[r].equal, rows[r].equal);
      EXPECT_EQ(rows_of_others[r].against, rows[r].against);
      EXPECT_NEAR(rows_of_others[r].icer.value_or(0), rows[r].icer.value_or(0), 1e-6);
    }
  }
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
