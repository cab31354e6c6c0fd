// The pathways as a tree: those that begin with the same steps, under the same rule of success, walk them once.
#pragma once
#include <vector>

#include "models/care_model.h"

namespace spinepath {

struct PathwayNode {
  Step step;
  SuccessRule success;
  std::vector<std::size_t> ends;  ///< pathways whose last step it is
  std::vector<PathwayNode> then;
};

/// The node before all first steps; pathways without steps end there.
PathwayNode tree_of(const std::vector<Pathway>& pathways);

/// Number of copies of lives that a walk through the tree holds at most.
std::size_t forks(const PathwayNode& node);

}  // namespace spinepath
