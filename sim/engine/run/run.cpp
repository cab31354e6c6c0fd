#include "sim/engine/run/run.h"

#include <algorithm>

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_reduce.h>
#include <oneapi/tbb/task_arena.h>

#include "sim/engine/run/batch.h"

namespace spinepath {
namespace {

namespace tbb = oneapi::tbb;

/// State of a thread that is reused from block to block.
class Worker {
 public:
  Worker(const CareModel& model, const Layout& layout, const RunOptions& options)
      : layout_(layout),
        batch_(model, layout, options.seed, options.batch),
        grouping_(options.grouping),
        scratch_(grouping_.groups > 0 ? layout.size() : 0, options.batch),
        spend_(model.pathways.size() * view_count) {}

  Rows& outcomes(std::uint64_t first, std::size_t count) { return batch_.outcomes(first, count); }

  /// Adds the patients of the last call of `outcomes`.
  void add_to(Subgroups& groups, const Rows& outcomes) {
    if (grouping_.groups == 0) return;
    group_.clear();
    for (const Patient& patient : batch_.patients()) group_.push_back(grouping_.of(patient));
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
  Batch batch_;
  const Grouping& grouping_;
  Rows scratch_;
  std::vector<std::size_t> group_;  ///< by patient
  std::vector<SpendHistogram> spend_;
};

/// Sums over blocks of patients.
struct BlockSums {
  Tally tally;
  DecisionGroups decisions;
  LinearSums combinations;
  Subgroups groups;

  void merge(const BlockSums& later) {
    tally.merge(later.tally);
    decisions.merge(later.decisions);
    combinations.merge(later.combinations);
    groups.merge(later.groups);
  }
};

/// State shared by all threads.
struct Walks {
  const RunOptions& options;
  const BlockSums none;
  tbb::enumerable_thread_specific<Worker> workers;
  tbb::task_group_context context;
  Watch watch;
};

/// The body of tbb::parallel_deterministic_reduce.
class Blocks {
 public:
  explicit Blocks(Walks& walks) : walks_(walks), sums_(walks.none) {}
  Blocks(Blocks& other, tbb::split) : Blocks(other.walks_) {}

  void operator()(const tbb::blocked_range<std::uint64_t>& blocks) {
    for (std::uint64_t block = blocks.begin(); block != blocks.end(); ++block) walk(block);
  }
  void join(const Blocks& later) { sums_.merge(later.sums_); }

  BlockSums take() { return std::move(sums_); }

 private:
  void walk(std::uint64_t block) {
    const RunOptions& options = walks_.options;
    Worker& worker = walks_.workers.local();
    const std::uint64_t begin = block * block_size, end = std::min(options.patients, begin + block_size);
    for (std::uint64_t i = begin; i < end; i += options.batch) {
      const std::size_t count = std::min<std::size_t>(end - i, options.batch);
      Rows& outcomes = worker.outcomes(i, count);
      sums_.tally.add(outcomes, count);
      sums_.decisions.add(i, outcomes, count);
      sums_.combinations.add(outcomes, count, count);
      worker.add_to(sums_.groups, outcomes);
      if (options.keep != Keep::decision_groups) worker.note_spend(outcomes, count);
    }
    if (!walks_.watch.add(end - begin)) walks_.context.cancel_group_execution();
  }

  Walks& walks_;
  BlockSums sums_;
};

BlockSums nothing_yet(const CareModel& model, const RunOptions& options, const Layout& layout,
                      const TallyPlan& plan, const Rows& first) {
  const LinearSums combinations(options.combinations, first);
  return {Tally(plan),
          options.keep != Keep::spend_quantiles
              ? DecisionGroups(layout, model.pathways.size(), options.patients, options.also)
              : DecisionGroups(),
          combinations, Subgroups(options.grouping.groups, plan, combinations)};
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
  const Rows first = Batch(model, layout, options.seed, 1).outcomes(0, 1);
  std::vector<double> pivot;
  for (std::size_t place = 0; place < layout.size(); ++place) pivot.push_back(first[place][0]);
  auto plan = std::make_unique<const TallyPlan>(model, layout, std::move(pivot));

  Walks walks{
      .options = options,
      .none = nothing_yet(model, options, layout, *plan, first),
      .workers = tbb::enumerable_thread_specific<Worker>([&] { return Worker(model, layout, options); }),
      .context = {},
      .watch = Watch(keep_going)};
  Blocks all(walks);
  const std::uint64_t blocks = (options.patients + block_size - 1) / block_size;
  tbb::parallel_deterministic_reduce(tbb::blocked_range<std::uint64_t>(0, blocks, 1), all, walks.context);
  if (walks.context.is_group_execution_cancelled()) return std::nullopt;

  BlockSums sums = all.take();
  return RunSums{layout,
                 std::move(plan),
                 std::move(sums.tally),
                 spend_of_all(walks.workers),
                 std::move(sums.decisions),
                 std::move(sums.combinations),
                 sums.groups.take()};
}

}  // namespace spinepath
