// Kinship: the earlier pathway with which a pathway shares its first steps. Compared pathways often differ in
// their last steps only, which most patients never reach. A patient who takes up only shared steps has the
// same history in both, which is then simulated once (measured effect: bench/README.md).
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "models/care_model.h"
#include "sim/engine/random/draws.h"
#include "sim/engine/walk/history.h"

namespace spinepath {

struct Kinship {
  std::size_t pathway;  ///< an earlier one, with the same success criterion
  std::size_t steps;    ///< number of first steps that both share

  /// Whether patient `place` of the batch, with this progress in `pathway`, has the same history in `heir`.
  bool shares_life(const Pathway& heir, Progress progress, const Draws& draws, std::size_t place) const;
};

/// By pathway: the earlier one that shares most steps with it; of several, the one with the fewest other
/// steps. None if no step is shared.
std::vector<std::optional<Kinship>> kinships(const CareModel& model);

}  // namespace spinepath
