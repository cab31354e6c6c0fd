// run: simulates all patients in all pathways on any number of threads, with the same bits for every number.
// Patients are simulated in blocks of fixed size; their sums are merged in a canonical tree over block numbers:
// a node is the sum of its two halves, aligned to powers of two. Memory does not grow with the number of patients.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "models/care_model.h"
#include "sim/engine/run/watch.h"
#include "sim/engine/tally/decision_groups.h"
#include "sim/engine/tally/decision_subgroups.h"
#include "sim/engine/tally/histogram.h"
#include "sim/engine/tally/linear_sums.h"
#include "sim/engine/tally/subgroups.h"
#include "sim/engine/tally/tally.h"
#include "sim/engine/value/layout.h"
#include "sim/engine/walk/lives.h"

namespace spinepath {

/// What a run keeps in addition to its sums: quantiles of spend between patients, or the groups of a PSA.
enum class Keep { spend_quantiles, decision_groups, both };

struct RunOptions {
  std::uint64_t patients = 0;
  std::uint64_t seed = 1;
  int threads = 0;  ///< 0: all cores
  std::size_t crowd =
      256;  ///< patients simulated together; any number gives the same bits if a multiple of 8
  Keep keep = Keep::spend_quantiles;
  std::vector<OutcomeKey> also = {};           ///< further outcomes for the decision groups
  std::vector<Combination> combinations = {};  ///< further sums
  Grouping grouping = {};                      ///< subgroups with sums of their own
  Grouping decision_grouping = {};             ///< subgroups of whose decision outcomes groups are kept
};

/// Number of threads that a run uses if `asked` are requested; 0: all that this process may use.
int threads_for(int asked);

/// Sums of a run, the input of `summarise`.
struct RunSums {
  Layout layout;
  std::unique_ptr<const TallyPlan> plan;  ///< on the heap: the tally points to it
  Tally tally;
  std::vector<SpendHistogram> spend;      ///< over the horizon, by pathway * view_count + view; if kept
  DecisionGroups decisions;               ///< if kept
  LinearSums combinations;                ///< as requested
  std::vector<std::vector<Fates>> fates;  ///< by pathway and step: what became of the patients
  std::vector<GroupSums> groups;          ///< by subgroup, if requested
  DecisionSubgroups decision_subgroups;   ///< if requested
};

/// None if stopped.
std::optional<RunSums> run(const CareModel& model, const RunOptions& options, const KeepGoing& keep_going);

}  // namespace spinepath
