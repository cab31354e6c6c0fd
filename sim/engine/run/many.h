// run_many: runs of many models, one after the other as far as anyone can see, on all threads: several models
// at once, and the patients of one model on several threads where models are few. Results come in order, so
// the bits do not depend on threads; two for each thread are held at a time.
#pragma once
#include <cstdint>
#include <functional>

#include "sim/engine/run/run.h"

namespace spinepath {

/// One run to be made, and who takes what comes of it.
struct RunTask {
  CareModel model;
  /// Called in the order of runs, never two at once; false: no run after this one counts.
  std::function<bool(const CareModel& model, const RunSums& sums)> take;
};
using MakeTask = std::function<RunTask(std::uint64_t number)>;

struct ManyRuns {
  std::uint64_t count = 0;
  /// Called once in each thread: the tasks of a thread are made one after the other.
  std::function<MakeTask()> maker;
};

/// `each`: what every run is like; threads: of all together. `keep_going` counts the patients of all runs;
/// stopped, the runs taken are the first ones.
void run_many(const ManyRuns& runs, const RunOptions& each, const KeepGoing& keep_going);

}  // namespace spinepath
