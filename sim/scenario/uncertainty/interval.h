// Interval: the central 95 % interval of a parameter by its `uncertainty` (2.5 and 97.5 % points, cut at the
// limits of the parameter).
#pragma once
#include <optional>

#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

struct Interval {
  double low, high;  ///< [the parameter's unit]
};

/// None if the parameter has no uncertainty.
std::optional<Interval> interval_95(const Parameter& parameter, const Limits& limits);

}  // namespace spinepath::scenario
