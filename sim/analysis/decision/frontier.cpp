#include "sim/analysis/decision/frontier.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/engine/tally/rounding.h"

namespace spinepath {
namespace {

/// Ranks of costs and of effects, from the lowest. What is equal within rounding has one rank: that of the lowest.
struct StrategyRanks {
  std::vector<std::size_t> cost, effect;
};

std::vector<std::size_t> ranks_of(std::span<const Strategy> strategies, double Strategy::*value) {
  std::vector<std::size_t> order(strategies.size()), ranks(strategies.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return strategies[i].*value; });
  std::size_t lowest = 0;
  for (std::size_t n = 0; n < order.size(); ++n) {
    if (rounded_difference(strategies[order[n]].*value, strategies[order[lowest]].*value) != 0) lowest = n;
    ranks[order[n]] = lowest;
  }
  return ranks;
}

/// Cheapest first; of equal cost the more effective, then the first declared.
std::vector<FrontierRow> by_cost(const StrategyRanks& ranks) {
  std::vector<FrontierRow> rows;
  for (std::size_t i = 0; i < ranks.cost.size(); ++i) rows.push_back({.strategy = i});
  std::ranges::stable_sort(rows, [&](const FrontierRow& a, const FrontierRow& b) {
    const std::size_t x = a.strategy, y = b.strategy;
    return ranks.cost[x] != ranks.cost[y] ? ranks.cost[x] < ranks.cost[y] : ranks.effect[x] > ranks.effect[y];
  });
  return rows;
}

void mark_dominated(std::vector<FrontierRow>& rows, const StrategyRanks& ranks) {
  const FrontierRow* best = nullptr;  // greatest effect among all that cost no more
  for (FrontierRow& row : rows) {
    const std::size_t here = row.strategy;
    if (best == nullptr || ranks.effect[here] > ranks.effect[best->strategy]) {
      best = &row;
      continue;
    }
    const std::size_t there = best->strategy;
    row.dominance = Dominance::dominated;
    row.equal = ranks.cost[here] == ranks.cost[there] && ranks.effect[here] == ranks.effect[there];
    if (row.equal) row.against = there;
  }
}

/// Whether the ICER of the middle strategy exceeds that of the next one by more than rounding. Effects ascend.
bool extendedly_dominated(const Strategy& low, const Strategy& middle, const Strategy& high) {
  const double first = (middle.cost - low.cost) * (high.effect - middle.effect);
  const double next = (high.cost - middle.cost) * (middle.effect - low.effect);
  const double cost = std::max(std::fabs(low.cost), std::fabs(high.cost));
  const double effect = std::max(std::fabs(low.effect), std::fabs(high.effect));
  const double size = cost * (high.effect - low.effect) + effect * (high.cost - low.cost);
  return zero_if_rounding_error(first - next, size) > 0;
}

/// The lower convex hull (Andrew's monotone chain) of the strategies that are not dominated.
void mark_extendedly_dominated(std::vector<FrontierRow>& rows, std::span<const Strategy> strategies) {
  std::vector<FrontierRow*> hull;
  for (FrontierRow& row : rows) {
    if (row.dominance == Dominance::dominated) continue;
    const auto of = [&](const FrontierRow* r) { return strategies[r->strategy]; };
    while (hull.size() >= 2 && extendedly_dominated(of(hull[hull.size() - 2]), of(hull.back()), of(&row))) {
      hull.back()->dominance = Dominance::extended;
      hull.pop_back();
    }
    hull.push_back(&row);
  }
}

}  // namespace

std::vector<FrontierRow> frontier(std::span<const Strategy> strategies) {
  const StrategyRanks ranks{ranks_of(strategies, &Strategy::cost), ranks_of(strategies, &Strategy::effect)};
  std::vector<FrontierRow> rows = by_cost(ranks);
  mark_dominated(rows, ranks);
  mark_extendedly_dominated(rows, strategies);
  const FrontierRow* before = nullptr;
  for (FrontierRow& row : rows) {
    if (row.dominance != Dominance::none) continue;
    if (before != nullptr) {
      const Strategy &here = strategies[row.strategy], &there = strategies[before->strategy];
      row.against = before->strategy;
      row.incremental_cost = here.cost - there.cost;
      row.incremental_effect = here.effect - there.effect;
      row.icer = *row.incremental_cost / *row.incremental_effect;
    }
    before = &row;
  }
  return rows;
}

}  // namespace spinepath
