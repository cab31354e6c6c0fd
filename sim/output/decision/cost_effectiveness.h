// The strategies of the efficiency frontier at the parameters' values: each pathway's spend in the view of [decision]
// [money per patient], over the horizon and discounted, and its effect.
#pragma once
#include <string>
#include <vector>

#include "sim/analysis/decision/net_benefit.h"
#include "sim/engine/run/results.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

inline OutcomeKey cost_key(const scenario::Scenario& scenario) {
  return key_of(Outcome::spend, scenario.decision.view);
}
inline OutcomeKey effect_key(const scenario::Scenario& scenario) {
  return key_of(decision_quantities[quantity_of(scenario.decision.effect)]);
}
inline Perspective frontier_perspective(const scenario::Scenario& scenario) {
  return {scenario.decision.view, scenario.decision.effect};
}

/// One per pathway. An effect at 12 months is 0 if the horizon is shorter, as in a PSA.
std::vector<Strategy> strategies_of(const Results& results, std::size_t pathways,
                                    const Perspective& perspective);
/// The frontier of the candidates, without what-ifs; rows refer to pathways by their index in the scenario. Intervals of
/// ratios if `groups`, the run's sums over groups of patients, are not null.
std::vector<FrontierRow> frontier_of(const Results& results, const scenario::Scenario& scenario,
                                     const Perspective& perspective, const DecisionGroups* groups);
/// The strategy with which one on the frontier, or equal to one on it, is compared; empty for others.
std::string compared_to(const scenario::Scenario& scenario, const FrontierRow& row);

}  // namespace spinepath::output
