#include "sim/engine/run/engine.h"

#include <algorithm>

namespace spinepath {

Engine::Engine(const CareModel& model, const Layout& layout, std::uint64_t seed, std::size_t room,
               Listener* listener)
    : layout_(layout),
      root_(tree_of(model.pathways)),
      crowd_(model, seed, room),
      walk_(model, seed, room, listener),
      valuation_(model, layout, room),
      outcomes_(layout.size(), room),
      fates_(model.pathways.size()) {
  for (std::size_t branch = 0; branch <= forks(root_); ++branch)
    branches_.push_back({Lives(model, layout.moments(), room), std::nullopt});
}

Rows& Engine::outcomes(std::uint64_t first, std::size_t count) {
  crowd_.draw(first, count);
  walk_.begin(crowd_);
  branches_[0].lives.begin(crowd_);
  branches_[0].valued.reset();
  descend(root_, 0);
  return outcomes_;
}

/// Depth first: all but the last branch of a fork walk on in a copy.
void Engine::descend(const PathwayNode& node, std::size_t branch) {
  if (!node.ends.empty()) end_pathways(node, branches_[branch]);
  for (std::size_t c = 0; c < node.then.size(); ++c) {
    std::size_t next = branch;
    if (c + 1 < node.then.size()) {
      ++next;
      branches_[next].lives.copy(branches_[branch].lives);
      branches_[next].valued = branches_[branch].valued;
    }
    walk_.take(node.then[c].step, node.then[c].success, branches_[next].lives);
    descend(node.then[c], next);
  }
}

/// Those whose lives have not changed since the last valuation have the same outcomes.
void Engine::end_pathways(const PathwayNode& node, Branch& branch) {
  for (const std::size_t pathway : node.ends) {
    if (branch.valued) {
      const std::size_t rows = valuation_.places(*branch.valued, branch.lives.valued_treatments);
      std::copy_n(outcomes_[layout_.begin(*branch.valued)], rows * outcomes_.length(),
                  outcomes_[layout_.begin(pathway)]);
    }
    valuation_.value(crowd_, pathway, branch.lives, outcomes_);
    branch.valued = pathway;
    fates_[pathway] = branch.lives.fates;
    if (at_end_) at_end_(pathway, branch.lives);
  }
}

}  // namespace spinepath
