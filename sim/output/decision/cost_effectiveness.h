// The strategies of the efficiency frontier: each pathway's health care spend [money per patient] and QALYs
// [QALY per patient] over the horizon, discounted.
#pragma once
#include <string>
#include <vector>

#include "sim/analysis/decision/frontier.h"
#include "sim/engine/run/results.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

inline constexpr OutcomeKey cost_key = key_of(Outcome::spend, View::health_care);
inline constexpr OutcomeKey effect_key{Outcome::qalys};

/// One per pathway.
std::vector<Strategy> strategies_of(const Results& results, std::size_t pathways);
/// The frontier of the candidates, without what-ifs; rows refer to pathways by their index in the scenario.
std::vector<FrontierRow> frontier_of(const Results& results, const scenario::Scenario& scenario);
/// The strategy with which one on the frontier, or equal to one on it, is compared; empty for others.
std::string compared_to(const scenario::Scenario& scenario, const FrontierRow& row);

}  // namespace spinepath::output
