#include "sim/analysis/decision/frontier.h"

#include <algorithm>

namespace spinepath {
namespace {

/// Cheapest first; of equal cost the more effective, then the first declared.
std::vector<FrontierRow> by_cost(std::span<const Strategy> strategies) {
  std::vector<FrontierRow> rows;
  for (std::size_t i = 0; i < strategies.size(); ++i) rows.push_back({.strategy = i});
  std::ranges::stable_sort(rows, [&](const FrontierRow& a, const FrontierRow& b) {
    const Strategy &x = strategies[a.strategy], &y = strategies[b.strategy];
    return x.cost != y.cost ? x.cost < y.cost : x.effect > y.effect;
  });
  return rows;
}

void mark_dominated(std::vector<FrontierRow>& rows, std::span<const Strategy> strategies) {
  const FrontierRow* best = nullptr;  // greatest effect among all that cost no more
  for (FrontierRow& row : rows) {
    const Strategy& here = strategies[row.strategy];
    if (best == nullptr || here.effect > strategies[best->strategy].effect) {
      best = &row;
      continue;
    }
    const Strategy& there = strategies[best->strategy];
    row.dominance = Dominance::dominated;
    row.equal = here.cost == there.cost && here.effect == there.effect;
    if (row.equal) row.against = best->strategy;
  }
}

/// Whether the ICER of the middle strategy exceeds that of the next one. Effects ascend.
bool extendedly_dominated(const Strategy& low, const Strategy& middle, const Strategy& high) {
  return (middle.cost - low.cost) * (high.effect - middle.effect) >
         (high.cost - middle.cost) * (middle.effect - low.effect);
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
  std::vector<FrontierRow> rows = by_cost(strategies);
  mark_dominated(rows, strategies);
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
