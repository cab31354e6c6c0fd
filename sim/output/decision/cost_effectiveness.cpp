#include "sim/output/decision/cost_effectiveness.h"

#include "sim/analysis/ratios/fieller.h"
#include "sim/output/text/names.h"
#include "sim/scenario/evidence/what_if.h"

namespace spinepath::output {

std::vector<Strategy> strategies_of(const Results& results, std::size_t pathways,
                                    const Perspective& perspective) {
  const auto mean = [&](std::size_t pathway, std::size_t quantity) {
    const OutcomeRow* row = results.find(pathway, key_of(decision_quantities[quantity]));
    return row ? row->mean.value_or(0) : 0;
  };
  std::vector<Strategy> strategies;
  for (std::size_t p = 0; p < pathways; ++p)
    strategies.push_back({.cost = mean(p, perspective.cost()), .effect = mean(p, perspective.gain())});
  return strategies;
}

std::vector<FrontierRow> frontier_of(const Results& results, const scenario::Scenario& scenario,
                                     const Perspective& perspective, const DecisionGroups* groups) {
  const std::vector<Strategy> all = strategies_of(results, scenario.pathways.size(), perspective);
  const std::vector<std::size_t> compared = candidates(scenario);
  std::vector<Strategy> strategies;
  for (const std::size_t pathway : compared) strategies.push_back(all[pathway]);
  std::vector<FrontierRow> rows = frontier(strategies);
  for (FrontierRow& row : rows) {
    row.strategy = compared[row.strategy];
    row.against = compared[row.against];
  }
  if (groups == nullptr) return rows;
  return with_monte_carlo_intervals(std::move(rows), {*groups, static_cast<double>(results.patients)},
                                    perspective);
}

std::string compared_to(const scenario::Scenario& scenario, const FrontierRow& row) {
  return row.icer || row.equal ? short_name(scenario, row.against) : std::string{};
}

}  // namespace spinepath::output
