// Quadrant: a strategy beside the reference, by the quadrant of the cost-effectiveness plane it stands in.
// A ratio has a meaning in two of them only: money for each unit gained where it is dearer and more
// effective, money saved for each unit given up where it is cheaper and less effective. Source: Black, Med
// Decis Making 10 (1990) 212; CONVENTIONS.md section 1.
#pragma once
#include <optional>

#include "sim/analysis/decision/frontier.h"

namespace spinepath {

enum class Standing {
  equal,
  dominant,   ///< costs no more and gains no less, one of them strictly
  dominated,  ///< the reverse
  dearer_and_more_effective,
  cheaper_and_less_effective
};

struct Quadrant {
  Standing standing;
  std::optional<double> ratio;  ///< in the last two, positive
};
Quadrant quadrant_of(const Strategy& strategy, const Strategy& reference);

}  // namespace spinepath
