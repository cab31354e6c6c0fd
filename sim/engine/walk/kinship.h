// Kinship: which earlier pathway a pathway begins like. Compared pathways often differ in their last steps
// only ("and then cells"), and most patients never come to those: where a patient takes up nothing that the
// two do not share, one life serves both (what that won: bench/README.md).
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
  std::size_t steps;    ///< that both begin with

  /// Whether patient `place` of the batch, who got so far in `pathway`, has the same life in `heir`.
  bool shares_life(const Pathway& heir, Progress progress, const Draws& draws, std::size_t place) const;
};

/// By pathway: the earlier one that shares most steps with it, and of those the one with fewest others; none
/// where no step is shared.
std::vector<std::optional<Kinship>> kinships(const CareModel& model);

}  // namespace spinepath
