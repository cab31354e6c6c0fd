// Quadrant: the position of a strategy relative to the reference on the cost-effectiveness plane. A ratio is
// meaningful in two quadrants only: cost per unit gained if the strategy costs more and is more effective,
// savings per unit lost if it costs less and is less effective. Costs or effects within rounding
// (tally/rounding.h) are equal.
// Source: Black, Med Decis Making 10 (1990) 212.
#pragma once
#include <optional>

#include "sim/analysis/decision/frontier.h"

namespace spinepath {

enum class Standing {
  equal,
  dominant,   ///< costs no more and is at least as effective, one of them strictly
  dominated,  ///< the reverse
  dearer_and_more_effective,
  cheaper_and_less_effective
};

struct Quadrant {
  Standing standing;
  std::optional<double> ratio;  ///< in the last two, positive [money per unit of effect]
};
Quadrant quadrant_of(const Strategy& strategy, const Strategy& reference);

}  // namespace spinepath
