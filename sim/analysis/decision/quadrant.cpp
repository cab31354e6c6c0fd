#include "sim/analysis/decision/quadrant.h"

#include "sim/engine/tally/rounding.h"

namespace spinepath {

Quadrant quadrant_of(const Strategy& strategy, const Strategy& reference) {
  const double cost = rounded_difference(strategy.cost, reference.cost),
               effect = rounded_difference(strategy.effect, reference.effect);
  if (cost == 0 && effect == 0) return {Standing::equal, {}};
  if (cost <= 0 && effect >= 0) return {Standing::dominant, {}};
  if (cost >= 0 && effect <= 0) return {Standing::dominated, {}};
  return {cost > 0 ? Standing::dearer_and_more_effective : Standing::cheaper_and_less_effective,
          cost / effect};
}

}  // namespace spinepath
