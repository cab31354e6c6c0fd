#include "sim/report/diagram/tree.h"

#include <algorithm>

#include "sim/engine/run/pathways.h"

namespace spinepath::report {
namespace {

/// `depth`: number of steps up to the node, its own one included.
Branch branch_at(const PathwayNode& node, std::size_t depth) {
  Branch branch{.step = {}, .leaving = node.ends, .ends = node.ends, .then = {}};
  for (const PathwayNode& next : node.then) branch.then.push_back(branch_at(next, depth + 1));
  const auto fewer = [](const Branch& a, const Branch& b) { return a.leaving.size() < b.leaving.size(); };
  if (const auto most = std::ranges::max_element(branch.then, fewer); most != branch.then.end())
    std::rotate(most, most + 1, branch.then.end());
  for (const Branch& next : branch.then)
    branch.leaving.insert(branch.leaving.end(), next.leaving.begin(), next.leaving.end());
  if (depth > 0) branch.step = {branch.leaving.front(), depth - 1};
  return branch;
}

}  // namespace

Branch branches_of(const std::vector<Pathway>& pathways) { return branch_at(tree_of(pathways), 0); }

}  // namespace spinepath::report
