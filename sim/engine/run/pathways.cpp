#include "sim/engine/run/pathways.h"

#include <algorithm>

namespace spinepath {

PathwayNode tree_of(const std::vector<Pathway>& pathways) {
  PathwayNode root{};
  for (std::size_t p = 0; p < pathways.size(); ++p) {
    PathwayNode* node = &root;
    for (const Step& step : pathways[p].steps) {
      const auto same = [&](const PathwayNode& next) {
        return next.step == step && next.success == pathways[p].success;
      };
      const auto found = std::ranges::find_if(node->then, same);
      node = found != node->then.end()
                 ? &*found
                 : &node->then.emplace_back(PathwayNode{step, pathways[p].success, {}, {}});
    }
    node->ends.push_back(p);
  }
  return root;
}

std::size_t forks(const PathwayNode& node) {
  std::size_t most = 0;
  for (std::size_t c = 0; c < node.then.size(); ++c)
    most = std::max(most, forks(node.then[c]) + (c + 1 < node.then.size() ? 1 : 0));
  return most;
}

}  // namespace spinepath
