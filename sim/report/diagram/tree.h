// The pathways as the engine walks them (sim/engine/run/pathways.h), ordered for drawing. At a fork first the pathways
// that end there leave, then the branches with fewer pathways; the branch with most of them is the last one and goes
// straight on. So no more than log2(pathways) turns lead to any step, and with lines that leave in this order from one
// side of a bundle none crosses another.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "models/pathway.h"

namespace spinepath::report {

/// A step by its place in one of the pathways that share it.
struct StepPlace {
  std::size_t pathway, step;
};

struct Branch {
  std::optional<StepPlace> step;     ///< none: before all first steps
  std::vector<std::size_t> leaving;  ///< pathways that take the step, in the order in which they leave
  std::vector<std::size_t> ends;     ///< those of them whose last step it is
  std::vector<Branch> then;          ///< the one with most pathways is the last
};

Branch branches_of(const std::vector<Pathway>& pathways);

}  // namespace spinepath::report
