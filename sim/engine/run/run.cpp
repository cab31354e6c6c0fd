#include "sim/engine/run/run.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>

#include "sim/engine/run/blocks.h"
#include "sim/engine/run/engine.h"
#include "sim/engine/run/with_ledger.h"

namespace spinepath {
namespace {

namespace tbb = oneapi::tbb;

/// Sums over nobody. `first`: outcomes of the first patient.
Node nobody(const CareModel& model, const RunOptions& options, const Layout& layout, const TallyPlan& plan,
            const Rows& first) {
  const LinearSums combinations(options.combinations, first);
  std::vector<std::vector<Fates>> fates;
  for (const Pathway& pathway : model.pathways) fates.emplace_back(pathway.steps.size());
  return {.sums = {Tally(plan),
                   options.keep != Keep::spend_quantiles
                       ? DecisionGroups(layout, model.pathways.size(), options.patients, options.also)
                       : DecisionGroups(),
                   combinations, Subgroups(options.grouping.groups, plan, combinations), std::move(fates),
                   DecisionSubgroups(layout, model.pathways.size(), options.patients,
                                     options.decision_grouping.groups)},
          .spend = std::vector<SpendHistogram>(model.pathways.size() * view_count)};
}

}  // namespace

int threads_for(int asked) { return asked > 0 ? asked : tbb::this_task_arena::max_concurrency(); }

std::optional<RunSums> run(const CareModel& model, const RunOptions& options, const KeepGoing& keep_going) {
  const auto threads = static_cast<std::size_t>(threads_for(options.threads));
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  const Layout layout(model);
  const Rows first = Engine(model, layout, options.seed, 1).outcomes(0, 1);
  std::vector<double> pivot;
  for (std::size_t place = 0; place < layout.size(); ++place) pivot.push_back(first[place][0]);
  auto plan = std::make_unique<const TallyPlan>(model, layout, std::move(pivot));

  const Node none = nobody(model, options, layout, *plan, first);
  Blocks blocks(model, options, layout, none, keep_going);
  Nodes nodes;
  const bool done = keep_going.ledger ? add_with_ledger(*keep_going.ledger, options, none, blocks, nodes)
                                      : blocks.add({0, options.patients}, nodes);
  if (!done) return std::nullopt;
  Node all = std::move(nodes).fold();
  return RunSums{layout,
                 std::move(plan),
                 std::move(all.sums.tally),
                 std::move(all.spend),
                 std::move(all.sums.decisions),
                 std::move(all.sums.combinations),
                 std::move(all.sums.fates),
                 all.sums.groups.take(),
                 std::move(all.sums.decision_subgroups)};
}

}  // namespace spinepath
