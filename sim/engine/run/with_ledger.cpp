#include "sim/engine/run/with_ledger.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "models/numerics/fnv.h"

namespace spinepath {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// [patients], of one model.
std::vector<Record> records_of(const Nodes& nodes) {
  std::vector<Record> records;
  for (const auto& [first, node] : nodes.all())
    records.push_back({first, node.first, numbers_of(node.second)});
  return records;
}

/// What is computed here of a run: node after node.
class Share {
 public:
  Share(Ledger& ledger, const RunOptions& options, const Node& none, Blocks& blocks, Nodes& to)
      : ledger_(ledger),
        none_(none),
        blocks_(blocks),
        to_(to),
        most_(16 * block_size * static_cast<std::uint64_t>(threads_for(options.threads))) {}

  /// False if stopped.
  bool add(const std::vector<UnitRange>& held) {
    for (const UnitRange& range : held) add(ledger_.read(range), to_);
    while (const auto units = ledger_.next())
      if (!compute(*units)) return false;
    Others* const others = ledger_.others();
    while (others != nullptr && others->awaited()) {
      receive(milliseconds(50));
      if (!blocks_.skip(0)) return false;
    }
    return true;
  }

  void keep() {
    std::vector<Record> records = records_of(new_);
    for (auto& [first, node] : std::exchange(new_, {}).take())
      to_.add({first, first + node.first}, std::move(node.second));
    if (!records.empty()) ledger_.keep(std::move(records));
  }

  /// In place of what is there, the result of the leader.
  void replace(const std::vector<Record>& whole) {
    to_ = {};
    for (const Record& record : whole) add(record, to_);
  }

 private:
  void add(const Record& record, Nodes& to) {
    Node node = none_;
    if (!take_numbers(record.numbers, node)) ledger_.refuse(record.range());
    blocks_.skip(record.count);
    to.add(record.range(), std::move(node));
  }

  void receive(milliseconds patience) {
    if (Others* const others = ledger_.others())
      for (const Record& record : others->received(patience)) add(record, new_);
    if (ledger_.due()) keep();
  }

  bool compute(UnitRange rest) {
    while (rest.first < rest.end) {
      const UnitRange node = first_node(rest, most_);
      const Clock::time_point begin = Clock::now();
      if (!blocks_.add(node, new_)) return false;
      // Threads wait for each other at the end of a node: it should take some time.
      if (Clock::now() - begin < milliseconds(500)) most_ = std::max(most_, 2 * node.size());
      receive({});
      rest.first = node.end;
    }
    return true;
  }

  Ledger& ledger_;
  const Node& none_;
  Blocks& blocks_;
  Nodes &to_, new_ = {};
  std::uint64_t most_;  ///< [patients] of a node that is computed at once
};

/// The same result in all processes.
void agree(Others& others, Share& share, Nodes& nodes) {
  if (others.lead_here())
    others.whole(records_of(nodes));
  else
    share.replace(others.whole({}));
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
  const bool done = share.add(held);
  share.keep();
  if (!done) return false;
  if (Others* const others = ledger.others()) agree(*others, share, to);
  if (!ledger.computes()) return !to.empty();
  // An empty share: later work of the command needs some result, and what follows from it is not used.
  return !to.empty() || blocks.add({0, std::min(block_size, options.patients)}, to);
}

}  // namespace spinepath
