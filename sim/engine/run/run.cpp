#include "sim/engine/run/run.h"

#include <algorithm>
#include <bit>
#include <functional>

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_invoke.h>
#include <oneapi/tbb/task_arena.h>

#include "sim/engine/run/engine.h"

namespace spinepath {
namespace {

namespace tbb = oneapi::tbb;

/// State of a thread that is reused from block to block.
class Worker {
 public:
  Worker(const CareModel& model, const Layout& layout, const RunOptions& options)
      : layout_(layout),
        engine_(model, layout, options.seed, options.crowd),
        grouping_(options.grouping),
        scratch_(grouping_.groups > 0 ? layout.size() : 0, options.crowd),
        spend_(model.pathways.size() * view_count) {}

  Rows& outcomes(std::uint64_t first, std::size_t count) { return engine_.outcomes(first, count); }
  const std::vector<std::vector<Fates>>& fates() const { return engine_.fates(); }

  /// Adds the patients of the last call of `outcomes`.
  void add_to(Subgroups& groups, const Rows& outcomes) {
    if (grouping_.groups == 0) return;
    group_.clear();
    for (const Patient& patient : engine_.crowd().patients) group_.push_back(grouping_.of(patient));
    groups.add(outcomes, group_, scratch_);
  }

  void note_spend(const Rows& outcomes, std::size_t count) {
    const std::size_t horizon = layout_.moments().size() - 1;
    for (std::size_t i = 0; i < spend_.size(); ++i)
      spend_[i].add(
          {outcomes[layout_.begin(i / view_count) + layout_.at(horizon, Outcome::spend, i % view_count)],
           count});
  }

  std::vector<SpendHistogram>& spend() { return spend_; }  ///< by pathway * view_count + view

 private:
  const Layout& layout_;
  Engine engine_;
  const Grouping& grouping_;
  Rows scratch_;
  std::vector<std::size_t> group_;  ///< by patient
  std::vector<SpendHistogram> spend_;
};

void add(std::vector<std::vector<Fates>>& to, const std::vector<std::vector<Fates>>& from) {
  for (std::size_t p = 0; p < to.size(); ++p)
    for (std::size_t s = 0; s < to[p].size(); ++s)
      for (std::size_t fate = 0; fate < fate_table.size(); ++fate) to[p][s][fate] += from[p][s][fate];
}

/// Sums over blocks of patients.
struct BlockSums {
  Tally tally;
  DecisionGroups decisions;
  LinearSums combinations;
  Subgroups groups;
  std::vector<std::vector<Fates>> fates;

  void merge(const BlockSums& later) {
    tally.merge(later.tally);
    decisions.merge(later.decisions);
    combinations.merge(later.combinations);
    groups.merge(later.groups);
    add(fates, later.fates);
  }
};

/// All blocks of a run, on all threads.
class Blocks {
 public:
  Blocks(const RunOptions& options, const BlockSums& none, const std::function<Worker()>& worker,
         const KeepGoing& keep_going)
      : options_(options),
        none_(none),
        count_((options.patients + block_size - 1) / block_size),
        workers_(worker),
        watch_(keep_going) {}

  /// None if stopped.
  std::optional<BlockSums> sums() {
    BlockSums all = sums_of(static_cast<int>(std::bit_width(count_ > 0 ? count_ - 1 : 0)), 0);
    return context_.is_group_execution_cancelled() ? std::nullopt : std::optional(std::move(all));
  }
  tbb::enumerable_thread_specific<Worker>& workers() { return workers_; }

 private:
  /// Of blocks index * 2^level to (index + 1) * 2^level, as far as they exist.
  BlockSums sums_of(int level, std::uint64_t index) {
    if (level == 0) return sums_of_block(index);
    const std::uint64_t middle = (2 * index + 1) << (level - 1);
    if (middle >= count_) return sums_of(level - 1, 2 * index);
    std::optional<BlockSums> early, late;
    tbb::parallel_invoke([&] { early = sums_of(level - 1, 2 * index); },
                         [&] { late = sums_of(level - 1, 2 * index + 1); }, context_);
    if (!early || !late) return none_;  // stopped
    early->merge(*late);
    return std::move(*early);
  }

  BlockSums sums_of_block(std::uint64_t block) {
    BlockSums sums = none_;
    if (context_.is_group_execution_cancelled()) return sums;
    Worker& worker = workers_.local();
    const std::uint64_t begin = block * block_size, end = std::min(options_.patients, begin + block_size);
    for (std::uint64_t i = begin; i < end; i += options_.crowd) {
      const std::size_t count = std::min<std::size_t>(end - i, options_.crowd);
      Rows& outcomes = worker.outcomes(i, count);
      sums.tally.add(outcomes, count);
      sums.decisions.add(i, outcomes, count);
      sums.combinations.add(outcomes, count, count);
      add(sums.fates, worker.fates());
      worker.add_to(sums.groups, outcomes);
      if (options_.keep != Keep::decision_groups) worker.note_spend(outcomes, count);
    }
    if (!watch_.add(end - begin)) context_.cancel_group_execution();
    return sums;
  }

  const RunOptions& options_;
  const BlockSums& none_;
  std::uint64_t count_;
  tbb::enumerable_thread_specific<Worker> workers_;
  tbb::task_group_context context_;
  Watch watch_;
};

std::vector<std::vector<Fates>> no_fates(const CareModel& model) {
  std::vector<std::vector<Fates>> fates;
  for (const Pathway& pathway : model.pathways) fates.emplace_back(pathway.steps.size());
  return fates;
}

BlockSums nothing_yet(const CareModel& model, const RunOptions& options, const Layout& layout,
                      const TallyPlan& plan, const Rows& first) {
  const LinearSums combinations(options.combinations, first);
  return {Tally(plan),
          options.keep != Keep::spend_quantiles
              ? DecisionGroups(layout, model.pathways.size(), options.patients, options.also)
              : DecisionGroups(),
          combinations, Subgroups(options.grouping.groups, plan, combinations), no_fates(model)};
}

std::vector<SpendHistogram> spend_of_all(tbb::enumerable_thread_specific<Worker>& workers) {
  auto worker = workers.begin();
  std::vector<SpendHistogram> spend = std::move(worker->spend());
  while (++worker != workers.end())
    for (std::size_t i = 0; i < spend.size(); ++i) spend[i].merge(worker->spend()[i]);
  return spend;
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

  const BlockSums none = nothing_yet(model, options, layout, *plan, first);
  Blocks blocks(
      options, none, [&] { return Worker(model, layout, options); }, keep_going);
  std::optional<BlockSums> sums = blocks.sums();
  if (!sums) return std::nullopt;
  return RunSums{layout,
                 std::move(plan),
                 std::move(sums->tally),
                 spend_of_all(blocks.workers()),
                 std::move(sums->decisions),
                 std::move(sums->combinations),
                 std::move(sums->fates),
                 sums->groups.take()};
}

}  // namespace spinepath
