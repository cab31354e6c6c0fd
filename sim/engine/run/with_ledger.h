// add_with_ledger: the patients of a run of which a ledger has records are read, the others of its share are
// simulated, one node after another, and kept in the ledger.
#pragma once
#include "sim/engine/partial/ledger.h"
#include "sim/engine/run/block_sums.h"
#include "sim/engine/run/blocks.h"
#include "sim/engine/run/run.h"

namespace spinepath {

/// Of what the numbers of a run depend on, in addition to its model: these options, and how many numbers there are.
std::uint64_t fingerprint(const RunOptions& options, std::uint64_t numbers);

/// False if stopped; what was done until then is kept.
bool add_with_ledger(Ledger& ledger, const RunOptions& options, const Node& none, Blocks& blocks, Nodes& to);

}  // namespace spinepath
