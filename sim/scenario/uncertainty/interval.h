// Interval: where a parameter lies with 95 % probability, from its `uncertainty` (2.5 and 97.5 % points, cut
// at the ends of what the parameter may be).
#pragma once
#include <optional>

#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

struct Interval {
  double low, high;
};

/// None where the parameter has no uncertainty.
std::optional<Interval> interval_95(const Parameter& parameter, const Limits& limits);

}  // namespace spinepath::scenario
