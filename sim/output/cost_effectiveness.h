// What the frontier compares: each pathway's spend of health care and QALYs over the horizon, discounted.
#pragma once
#include <vector>

#include "sim/analysis/frontier.h"
#include "sim/engine/results.h"

namespace spinepath::output {

inline constexpr OutcomeKey cost_key{Outcome::spend, static_cast<int>(View::health_care)};
inline constexpr OutcomeKey effect_key{Outcome::qalys};

/// By pathway.
std::vector<Strategy> strategies_of(const Results& results, std::size_t pathways);

}  // namespace spinepath::output
