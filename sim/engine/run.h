// run: all patients through all pathways, on any number of threads, with the same bits for each. Patients are
// walked in blocks of fixed size, whose tallies merge in a tree that depends on their number only; memory
// does not grow with it.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "models/care_model.h"
#include "sim/engine/histogram.h"
#include "sim/engine/layout.h"
#include "sim/engine/tally.h"

namespace spinepath {

struct RunOptions {
  std::uint64_t patients = 0;
  std::uint64_t seed = 1;
  int threads = 0;          ///< 0: all cores
  std::size_t batch = 128;  ///< patients drawn and valued together, a multiple of 8; changes no bit
};

/// Threads that a run uses when asked for that many; 0: all that this process may use.
int threads_for(int asked);

/// Told the number of patients done, at most ten times a second and from any thread (never two at once);
/// false stops.
using KeepGoing = std::function<bool(std::uint64_t)>;

/// What a run adds up; read by `summarise`.
struct RunSums {
  Layout layout;
  std::unique_ptr<const TallyPlan> plan;  ///< on the heap: the tally points to it
  Tally tally;
  std::vector<SpendHistogram> spend;  ///< over the horizon, by pathway * view_count + view
};

/// None if stopped.
std::optional<RunSums> run(const CareModel& model, const RunOptions& options, const KeepGoing& keep_going);

}  // namespace spinepath
