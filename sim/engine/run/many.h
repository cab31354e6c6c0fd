// run_many: runs of many models on all threads: several models at once and, with few models, the patients
// of one model on several threads. Results are delivered in order, independent of scheduling, so the bits
// do not depend on threads; at most two results per thread are in memory.
#pragma once
#include <cstdint>
#include <functional>

#include "sim/engine/run/run.h"

namespace spinepath {

/// One run and the receiver of its result.
struct RunTask {
  CareModel model;
  /// Called in the order of runs, never two at once. False: later runs are discarded.
  std::function<bool(const CareModel& model, const RunSums& sums)> take;
};
using MakeTask = std::function<RunTask(std::uint64_t number)>;

struct ManyRuns {
  std::uint64_t count = 0;
  /// Called once in each thread; returns the function that makes the tasks of that thread, one by one.
  std::function<MakeTask()> maker;
};

/// `each`: options of every run, with `threads` for all runs together. `keep_going` receives the number of
/// patients of all runs. If stopped, the runs delivered are the first ones.
void run_many(const ManyRuns& runs, const RunOptions& each, const KeepGoing& keep_going);

}  // namespace spinepath
