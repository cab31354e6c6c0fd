// What the frontier compares: each pathway's spend of health care and QALYs over the horizon, discounted.
#pragma once
#include <string>
#include <vector>

#include "sim/analysis/decision/frontier.h"
#include "sim/engine/run/results.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

inline constexpr OutcomeKey cost_key = key_of(Outcome::spend, View::health_care);
inline constexpr OutcomeKey effect_key{Outcome::qalys};

/// By pathway.
std::vector<Strategy> strategies_of(const Results& results, std::size_t pathways);
/// Of the candidates, what-ifs left out; rows tell pathways of the scenario.
std::vector<FrontierRow> frontier_of(const Results& results, const scenario::Scenario& scenario);
/// What a strategy on the frontier, or equal to one there, is compared to; empty for others.
std::string compared_to(const scenario::Scenario& scenario, const FrontierRow& row);

}  // namespace spinepath::output
