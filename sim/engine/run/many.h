// run_many: runs of many models on all threads: several models at once and, with few models, the patients
// of one model on several threads. Of each run only numbers are kept. They are delivered in order, independent of
// scheduling, so the bits do not depend on threads; at most those of two runs per thread are in memory.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/engine/run/run.h"

namespace spinepath {

/// One run, and what of it is kept.
struct RunTask {
  CareModel model;
  /// Called in any thread.
  std::function<std::vector<double>(const CareModel& model, const RunSums& sums)> numbers;
};
using MakeTask = std::function<RunTask(std::uint64_t number)>;

struct ManyRuns {
  std::uint64_t count = 0;
  /// Called once in each thread; returns the function that makes the tasks of that thread, one by one.
  std::function<MakeTask()> maker;
  /// Receives the numbers of each run in the order of runs, never two at once. False: later runs are discarded.
  std::function<bool(std::uint64_t number, std::span<const double> numbers)> take;
};

/// `each`: options of every run, with `threads` for all runs together. `keep_going` receives the number of
/// patients of all runs. If stopped, the runs delivered are the first ones. With a ledger that divides the runs,
/// none is delivered.
void run_many(const ManyRuns& runs, const RunOptions& each, const KeepGoing& keep_going);

}  // namespace spinepath
