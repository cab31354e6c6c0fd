#include "sim/engine/run/block_sums.h"

#include <algorithm>
#include <cassert>

#include "sim/engine/partial/numbers.h"

namespace spinepath {
namespace {

/// Calls `visit` with each array of sums in a fixed order.
template <class Visit>
void for_each_array(BlockSums& sums, const Visit& visit) {
  sums.tally.for_each_array(visit);
  sums.decisions.for_each_array(visit);
  sums.combinations.for_each_array(visit);
  sums.groups.for_each_array(visit);
  sums.decision_subgroups.for_each_array(visit);
}

template <class Visit>
void for_each_fate(BlockSums& sums, const Visit& visit) {
  for (std::vector<Fates>& pathway : sums.fates)
    for (Fates& step : pathway)
      for (std::uint64_t& count : step) visit(count);
}

}  // namespace

void BlockSums::add(const std::vector<std::vector<Fates>>& more) {
  for (std::size_t p = 0; p < fates.size(); ++p)
    for (std::size_t s = 0; s < fates[p].size(); ++s)
      for (std::size_t fate = 0; fate < fate_table.size(); ++fate) fates[p][s][fate] += more[p][s][fate];
}

void BlockSums::merge(const BlockSums& later) {
  tally.merge(later.tally);
  decisions.merge(later.decisions);
  combinations.merge(later.combinations);
  groups.merge(later.groups);
  decision_subgroups.merge(later.decision_subgroups);
  add(later.fates);
}

void Node::merge(const Node& later) {
  sums.merge(later.sums);
  for (std::size_t i = 0; i < spend.size(); ++i) spend[i].merge(later.spend[i]);
}

std::vector<double> numbers_of(Node node) {
  std::vector<double> numbers;
  for_each_array(node.sums, [&](std::span<double> sums) { put(numbers, sums); });
  for_each_fate(node.sums, [&](std::uint64_t count) { numbers.push_back(static_cast<double>(count)); });
  for (const SpendHistogram& histogram : node.spend) {
    const std::vector<double> bins = histogram.numbers();
    numbers.push_back(static_cast<double>(bins.size()));
    put(numbers, bins);
  }
  return numbers;
}

bool take_numbers(std::span<const double> numbers, Node& node) {
  NumberSource source(numbers);
  for_each_array(node.sums, [&](std::span<double> sums) {
    std::ranges::copy(source.take(static_cast<double>(sums.size())), sums.begin());
  });
  for_each_fate(node.sums,
                [&](std::uint64_t& count) { count = static_cast<std::uint64_t>(source.take_one()); });
  bool histograms_fit = true;
  for (SpendHistogram& histogram : node.spend)
    histograms_fit = histogram.merge_numbers(source.take(source.take_one())) && histograms_fit;
  return histograms_fit && source.at_end();
}

void Nodes::add(const UnitRange& range, Node&& node) {
  auto [here, is_new] = nodes_.try_emplace(range.first, range.size(), std::move(node));
  assert(is_new);
  while (here->second.first % block_size == 0) {
    const std::uint64_t size = here->second.first, first = here->first;
    const auto other = nodes_.find(first % (2 * size) == 0 ? first + size : first - size);
    if (other == nodes_.end() || other->second.first != size) return;
    const auto early = other->first < first ? other : here, late = other->first < first ? here : other;
    early->second.second.merge(late->second.second);
    early->second.first = 2 * size;
    nodes_.erase(late);
    here = early;
  }
}

Node Nodes::fold() && {
  auto node = std::prev(nodes_.end());
  Node all = std::move(node->second.second);
  while (node != nodes_.begin()) {
    --node;
    node->second.second.merge(all);
    all = std::move(node->second.second);
  }
  nodes_.clear();
  return all;
}

}  // namespace spinepath
