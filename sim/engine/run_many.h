// run_many: runs of many models, one after the other as far as anyone can see, on all threads: several models
// at once, and the patients of one model on several threads where models are few. Results come in order, so
// the bits do not depend on threads; as many as threads, and one more each, are held at a time.
#pragma once
#include <cstdint>
#include <functional>

#include "sim/engine/run.h"

namespace spinepath {

/// Makes model number i.
using MakeModel = std::function<CareModel(std::uint64_t)>;

struct ManyRuns {
  std::uint64_t count = 0;
  /// Called once in each thread: the models of a thread are made one after the other.
  std::function<MakeModel()> maker;
  /// Called with each run in order, never two at once; false stops.
  std::function<bool(std::uint64_t number, const CareModel& model, const RunSums& sums)> take;
};

/// `each`: what every run is like; threads: of all together. `keep_going` counts the patients of all runs;
/// stopped, the runs taken are the first ones.
void run_many(const ManyRuns& runs, const RunOptions& each, const KeepGoing& keep_going);

}  // namespace spinepath
