// run: all patients through all pathways, on any number of threads, with the same bits for each. Patients are
// walked in blocks of fixed size, whose tallies merge in a tree that depends on their number only; memory
// does not grow with it.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "models/care_model.h"
#include "sim/engine/run/watch.h"
#include "sim/engine/tally/decision_groups.h"
#include "sim/engine/tally/histogram.h"
#include "sim/engine/tally/linear_sums.h"
#include "sim/engine/tally/subgroups.h"
#include "sim/engine/tally/tally.h"
#include "sim/engine/value/layout.h"

namespace spinepath {

/// What a run keeps beside its sums: how spend spreads between patients, or what a PSA asks of each draw.
enum class Keep { spend_quantiles, decision_groups, both };

/// Patients; part of the order of sums, so a change changes last digits.
inline constexpr std::uint64_t block_size = 1024;

struct RunOptions {
  std::uint64_t patients = 0;
  std::uint64_t seed = 1;
  int threads = 0;         ///< 0: all cores
  std::size_t batch = 64;  ///< patients drawn and valued together, a multiple of 8; changes no bit
  Keep keep = Keep::spend_quantiles;
  std::vector<OutcomeKey> also = {};           ///< in the decision groups beside what decisions use
  std::vector<Combination> combinations = {};  ///< to be summed beside all else
  Grouping grouping = {};                      ///< of patients whose sums are kept apart as well
};

/// Threads that a run uses when asked for that many; 0: all that this process may use.
int threads_for(int asked);

/// What a run adds up; read by `summarise`.
struct RunSums {
  Layout layout;
  std::unique_ptr<const TallyPlan> plan;  ///< on the heap: the tally points to it
  Tally tally;
  std::vector<SpendHistogram> spend;  ///< over the horizon, by pathway * view_count + view; if kept
  DecisionGroups decisions;           ///< if kept
  LinearSums combinations;            ///< of those asked for
  std::vector<GroupSums> groups;      ///< of those asked for
};

/// None if stopped.
std::optional<RunSums> run(const CareModel& model, const RunOptions& options, const KeepGoing& keep_going);

}  // namespace spinepath
