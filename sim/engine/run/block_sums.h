// BlockSums: what a run sums over blocks of patients. Nodes: sums over aligned ranges of blocks, 2^k blocks from a
// multiple of 2^k on, of which two halves are merged as soon as both are there. The last block, if it is not full, is
// merged at the end. So the bits of the whole do not depend on who computed which range, and in what order; and
// memory does not grow with patients.
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "models/fate.h"
#include "sim/engine/partial/units.h"
#include "sim/engine/tally/decision_groups.h"
#include "sim/engine/tally/decision_subgroups.h"
#include "sim/engine/tally/histogram.h"
#include "sim/engine/tally/linear_sums.h"
#include "sim/engine/tally/subgroups.h"
#include "sim/engine/tally/tally.h"

namespace spinepath {

struct BlockSums {
  Tally tally;
  DecisionGroups decisions;
  LinearSums combinations;
  Subgroups groups;
  std::vector<std::vector<Fates>> fates;
  DecisionSubgroups decision_subgroups;

  void add(const std::vector<std::vector<Fates>>& more);
  void merge(const BlockSums& later);
};

/// Sums over a range of patients. Only sums of blocks need a fixed order of merging, so histograms are those of
/// whatever patients were counted together.
struct Node {
  BlockSums sums;
  std::vector<SpendHistogram> spend;

  void merge(const Node& later);
};

/// As numbers of a record, and back into a node that has sums of the same shape; false if they do not fit.
std::vector<double> numbers_of(Node node);
bool take_numbers(std::span<const double> numbers, Node& node);

class Nodes {
 public:
  /// Ranges are in patients and do not overlap.
  void add(const UnitRange& range, Node&& node);
  bool empty() const { return nodes_.empty(); }
  /// All of them merged, from the last to the first; needs at least one.
  Node fold() &&;
  /// By first patient: number of patients, node.
  using ByFirst = std::map<std::uint64_t, std::pair<std::uint64_t, Node>>;
  const ByFirst& all() const { return nodes_; }
  ByFirst take() && { return std::move(nodes_); }

 private:
  ByFirst nodes_;
};

}  // namespace spinepath
