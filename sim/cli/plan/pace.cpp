#include "sim/cli/plan/pace.h"

#include <algorithm>
#include <cmath>

#include "sim/analysis/psa/psa.h"
#include "sim/cli/terminal/seconds.h"
#include "sim/engine/run/block_sums.h"
#include "sim/engine/run/run.h"
#include "sim/scenario/compile/compile.h"

namespace spinepath::cli {
namespace {

constexpr double long_enough = 0.3;  ///< of a trial [seconds]

/// Doubles the amount until the work takes long enough, or all of it is done: amount per second.
template <class Work>
double tried(double from, double all, const Work& work) {
  for (double amount = std::min(from, all);; amount = std::min(2 * amount, all)) {
    const auto whole = static_cast<std::uint64_t>(amount);
    const double seconds = seconds_for([&] { work(whole); });
    if (seconds >= long_enough || amount >= all) return amount / std::max(seconds, 1e-6);
  }
}

/// One run after the other.
double patients_per_second(const Plan& plan, double patients) {
  const CareModel model = compile(*plan.scenario);
  const double blocks = static_cast<double>(block_size) * plan.threads;
  return tried(blocks, patients, [&](std::uint64_t some) {
    static_cast<void>(
        run(model, {.patients = some, .seed = plan.seed, .threads = plan.threads, .keep = Keep::both}, {}));
  });
}

/// Runs with other parameters: of a model each, several at once.
double runs_per_second(const Plan& plan, const PlannedRuns& stage) {
  const auto patients = static_cast<std::uint64_t>(stage.patients);
  return tried(2.0 * plan.threads, stage.runs, [&](std::uint64_t draws) {
    static_cast<void>(
        run_psa(*plan.scenario,
                {.draws = draws, .patients = patients, .seed = plan.seed, .threads = plan.threads}, {}));
  });
}

}  // namespace

double seconds_of(const Plan& plan, const PlannedRuns& stage) {
  if (stage.runs <= 1) return stage.all() / patients_per_second(plan, stage.patients);
  // Of runs so large that few of them would take too long, each is on all threads after another.
  const double few = 4 * static_cast<double>(block_size);
  if (stage.patients > few) return stage.all() / patients_per_second(plan, stage.patients);
  return stage.runs / runs_per_second(plan, stage);
}

}  // namespace spinepath::cli
