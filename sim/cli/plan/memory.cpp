#include <algorithm>
#include <bit>

#include "sim/cli/plan/plan.h"
#include "sim/cli/terminal/machine.h"
#include "sim/engine/run/block_sums.h"
#include "sim/engine/run/run.h"
#include "sim/scenario/compile/compile.h"

namespace spinepath::cli {
namespace {

constexpr double double_bytes = sizeof(double);

/// Of the sums of one block.
double size_of_sums(RunSums& sums) {
  double numbers = 0;
  const auto count = [&](auto array) { numbers += static_cast<double>(array.size()); };
  sums.tally.for_each_array(count);
  sums.decisions.for_each_array(count);
  return double_bytes * numbers;
}

/// Rows of a crowd that a thread has, in rows of outcomes: those themselves, and about as much for lives and kinks.
constexpr double rows_of_crowd = 2;
/// Bins of money of a thread, by pathway and view: when they are in use, of all magnitudes. [bytes]
constexpr double bin_bytes = 75'000;

RunSums sums_of_few(const CareModel& model) {
  return *run(model, {.patients = 2, .threads = 1, .keep = Keep::both}, {});
}

/// Of the tree of sums, that exist at the same time: one for each power of two of blocks, and two for the last one.
double nodes_of(double patients) {
  const auto blocks = static_cast<std::uint64_t>(patients) / block_size;
  return 2 + static_cast<double>(std::bit_width(blocks));
}

}  // namespace

double memory_of_engine(const scenario::Scenario& scenario, double patients, int threads) {
  const CareModel model = compile(scenario);
  RunSums few = sums_of_few(model);
  const double crowd =
      static_cast<double>(few.layout.size() * RunOptions{}.crowd) * double_bytes * rows_of_crowd;
  const double spend = bin_bytes * static_cast<double>(model.pathways.size() * view_count);
  return static_cast<double>(threads) * (crowd + spend + nodes_of(patients) * size_of_sums(few));
}

double saved_of_patients(const scenario::Scenario& scenario, double patients) {
  RunSums few = sums_of_few(compile(scenario));
  return nodes_of(patients) * size_of_sums(few);
}

Plan done_here(Plan plan, const std::filesystem::path& results, const std::filesystem::path& save) {
  plan.save = save;
  plan.saved *= plan.share;
  for (const PlannedRuns& stage : plan.stages)
    if (stage.each.empty() && !save.empty())
      plan.saved += saved_of_patients(*plan.scenario, plan.share * stage.patients);
  if (plan.share < 1)
    plan.kept = 0;
  else if (results != "-")
    plan.to = results;
  return plan;
}

double memory_of(const Plan& plan) {
  double patients = 0;
  for (const PlannedRuns& stage : plan.stages) patients = std::max(patients, stage.patients);
  return static_cast<double>(resident_memory()) + memory_of_engine(*plan.scenario, patients, plan.threads) +
         plan.kept;
}

}  // namespace spinepath::cli
