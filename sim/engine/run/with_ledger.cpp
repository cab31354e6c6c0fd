#include "sim/engine/run/with_ledger.h"

#include <chrono>
#include <string_view>
#include <utility>

#include "models/numerics/fnv.h"

namespace spinepath {
namespace {

using Clock = std::chrono::steady_clock;

/// A share of a run: its nodes are computed in ascending order.
class Share {
 public:
  Share(Ledger& ledger, const RunOptions& options, const Node& none, Blocks& blocks, Nodes& to)
      : ledger_(ledger),
        none_(none),
        blocks_(blocks),
        to_(to),
        patients_(options.patients),
        most_(16 * block_size * static_cast<std::uint64_t>(threads_for(options.threads))) {}

  bool add(const UnitRange& share, const std::vector<UnitRange>& held) {
    std::uint64_t next = share.first;
    for (const UnitRange& range : held) {
      if (!is_node(range, patients_) || range.first < next || range.end > share.end) continue;
      if (!compute({next, range.first})) return false;
      read(range);
      next = range.end;
    }
    return compute({next, share.end});
  }

  void keep() {
    std::vector<Record> records;
    for (auto& [first, node] : std::exchange(new_, {}).take()) {
      records.push_back({first, node.first, numbers_of(node.second)});
      to_.add({first, first + node.first}, std::move(node.second));
    }
    if (!records.empty()) ledger_.keep(std::move(records));
  }

 private:
  void read(const UnitRange& range) {
    Node node = none_;
    if (!take_numbers(ledger_.read(range).numbers, node)) ledger_.refuse(range);
    blocks_.skip(range.end - range.first);
    to_.add(range, std::move(node));
  }

  bool compute(UnitRange rest) {
    while (ledger_.computes() && rest.first < rest.end) {
      const UnitRange node = first_node(rest, most_);
      const Clock::time_point begin = Clock::now();
      if (!blocks_.add(node, new_)) return false;
      // Threads wait for each other at the end of a node: it should take some time.
      if (Clock::now() - begin < std::chrono::milliseconds(500)) most_ = 2 * (node.end - node.first);
      if (ledger_.due()) keep();
      rest.first = node.end;
    }
    return true;
  }

  Ledger& ledger_;
  const Node& none_;
  Blocks& blocks_;
  Nodes &to_, new_ = {};
  const std::uint64_t patients_;
  std::uint64_t most_;  ///< [patients] of a node that is computed at once
};

/// In whole blocks.
UnitRange in_blocks(const UnitRange& share, std::uint64_t patients) {
  const auto whole = [&](std::uint64_t unit) {
    return unit >= patients ? patients : unit / block_size * block_size;
  };
  return {whole(share.first), whole(share.end)};
}

}  // namespace

std::uint64_t fingerprint(const RunOptions& options, std::uint64_t numbers) {
  std::uint64_t hash = fnv_begin;
  for (const std::uint64_t part : {options.seed, static_cast<std::uint64_t>(options.keep), numbers})
    for (int byte = 0; byte < 8; ++byte) {
      const char text = static_cast<char>(part >> (8 * byte));
      hash = fnv1a(hash, {&text, 1});
    }
  return hash;
}

bool add_with_ledger(Ledger& ledger, const RunOptions& options, const Node& none, Blocks& blocks, Nodes& to) {
  const Work work{UnitKind::patients, options.patients,
                  fingerprint(options, numbers_of(Node{none.sums, {}}).size())};
  const std::vector<UnitRange> held = ledger.begin(work);
  Share share(ledger, options, none, blocks, to);
  const bool done = share.add(in_blocks(ledger.share(work), options.patients), held);
  share.keep();
  if (!done) return false;
  if (!ledger.computes()) return !to.empty();
  // An empty share: later work of the command needs some result, and what follows from it is not used.
  return !to.empty() || blocks.add({0, std::min(block_size, options.patients)}, to);
}

}  // namespace spinepath
