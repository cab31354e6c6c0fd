#include "sim/engine/run/engine.h"

#include <algorithm>

namespace spinepath {
namespace {

std::size_t largest(const CareModel& model, const Layout& layout) {
  std::size_t size = 0;
  for (std::size_t p = 0; p < model.pathways.size(); ++p) size = std::max(size, layout.size(p));
  return size;
}

}  // namespace

Engine::Engine(const CareModel& model, const Layout& layout, std::uint64_t seed, std::size_t room,
               Listener* listener)
    : model_(model),
      layout_(layout),
      root_(tree_of(model.pathways)),
      crowd_(model, seed, room),
      walk_(model, seed, room, listener),
      valuation_(model, layout, room),
      outcomes_(layout.size(), room),
      fates_(model.pathways.size()) {
  const std::size_t places = largest(model, layout);
  for (std::size_t branch = 0; branch <= forks(root_); ++branch)
    branches_.push_back({Lives(model, layout.moments(), room), Rows(places, room)});
}

Rows& Engine::outcomes(std::uint64_t first, std::size_t count) {
  crowd_.draw(first, count);
  walk_.begin(crowd_);
  branches_[0].lives.begin(crowd_);
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
      branches_[next].outcomes = branches_[branch].outcomes;
    }
    walk_.take(node.then[c].step, node.then[c].success, branches_[next].lives);
    descend(node.then[c], next);
  }
}

void Engine::end_pathways(const PathwayNode& node, Branch& branch) {
  valuation_.value(crowd_, node.ends[0], branch.lives, branch.outcomes);
  for (const std::size_t pathway : node.ends) {
    std::copy_n(branch.outcomes[0], layout_.size(pathway) * outcomes_.length(),
                outcomes_[layout_.begin(pathway)]);
    fates_[pathway] = branch.lives.fates;
    if (at_end_) at_end_(pathway, branch.lives);
  }
}

}  // namespace spinepath
