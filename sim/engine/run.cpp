#include "sim/engine/run.h"

#include <algorithm>

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_reduce.h>
#include <oneapi/tbb/task_arena.h>

#include "sim/engine/cohort.h"
#include "sim/engine/value.h"
#include "sim/engine/walk.h"

namespace spinepath {
namespace {

namespace tbb = oneapi::tbb;

/// Patients who are drawn together and walked one after the other; one a thread.
class Batch {
 public:
  Batch(const CareModel& model, const Layout& layout, std::uint64_t seed, std::size_t size,
        const Grouping& groups)
      : model_(model),
        layout_(layout),
        seed_(seed),
        draws_(model, seed, size),
        valuation_(model, layout, size),
        outcomes_(layout.size(), size),
        scratch_(groups.groups > 0 ? layout.size() : 0, size),
        grouping_(groups),
        spend_(model.pathways.size() * view_count) {
    history_.keeps_decisions = false;
  }

  /// Outcomes of patients first, first + 1, …, at most the batch's size; valid until the next call.
  Rows& outcomes(std::uint64_t first, std::size_t count) {
    patients_.resize(count);
    draw_patients(model_.population, seed_, first, patients_);
    draws_.draw(first, patients_);
    for (std::size_t p = 0; p < model_.pathways.size(); ++p) {
      valuation_.begin(p, outcomes_);
      for (std::size_t i = 0; i < count; ++i) {
        walk(model_, model_.pathways[p], {patients_[i], draws_, i}, history_);
        valuation_.note(patients_[i], history_);
      }
      valuation_.finish();
    }
    return outcomes_;
  }

  /// Of the patients whose outcomes were asked for last.
  void add_to(Subgroups& groups) {
    if (grouping_.groups == 0) return;
    group_.clear();
    for (const Patient& patient : patients_) group_.push_back(grouping_.of(patient));
    groups.add(outcomes_, group_, scratch_);
  }

  void note_spend(std::size_t count) {
    const std::size_t horizon = layout_.moments().size() - 1;
    for (std::size_t p = 0; p < model_.pathways.size(); ++p)
      for (std::size_t v = 0; v < view_count; ++v)
        spend_[p * view_count + v].add(
            {outcomes_[layout_.begin(p) + layout_.at(horizon, Layout::spend + v)], count});
  }

  std::vector<SpendHistogram>& spend() { return spend_; }  ///< by pathway * view_count + view

 private:
  const CareModel& model_;
  const Layout& layout_;
  std::uint64_t seed_;
  std::vector<Patient> patients_;
  Draws draws_;
  Valuation valuation_;
  History history_;
  Rows outcomes_, scratch_;
  const Grouping& grouping_;
  std::vector<std::size_t> group_;  ///< of each patient
  std::vector<SpendHistogram> spend_;
};

/// What blocks of patients add up.
struct BlockSums {
  Tally tally;
  DecisionGroups decisions;
  LinearSums combinations;
  Subgroups groups;
};

}  // namespace

int threads_for(int asked) { return asked > 0 ? asked : tbb::this_task_arena::max_concurrency(); }

std::optional<RunSums> run(const CareModel& model, const RunOptions& options, const KeepGoing& keep_going) {
  const auto threads = options.threads > 0
                           ? static_cast<std::size_t>(options.threads)
                           : static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  const Layout layout(model);
  const Rows first = Batch(model, layout, options.seed, 1, options.grouping).outcomes(0, 1);
  std::vector<double> pivot;
  for (std::size_t place = 0; place < layout.size(); ++place) pivot.push_back(first[place][0]);
  auto plan = std::make_unique<const TallyPlan>(model, layout, std::move(pivot));

  tbb::enumerable_thread_specific<Batch> batches(
      [&] { return Batch(model, layout, options.seed, options.batch, options.grouping); });
  tbb::task_group_context context;
  Watch watch(keep_going);
  const auto walk_block = [&](const tbb::blocked_range<std::uint64_t>& blocks, BlockSums sums) {
    Batch& batch = batches.local();
    for (std::uint64_t block = blocks.begin(); block != blocks.end(); ++block) {
      const std::uint64_t begin = block * block_size, end = std::min(options.patients, begin + block_size);
      for (std::uint64_t i = begin; i < end; i += options.batch) {
        const std::size_t count = std::min<std::size_t>(end - i, options.batch);
        Rows& outcomes = batch.outcomes(i, count);
        sums.tally.add(outcomes, count);
        sums.decisions.add(i, outcomes, count);
        sums.combinations.add(outcomes, count, count);
        batch.add_to(sums.groups);
        if (options.keep != Keep::decision_groups) batch.note_spend(count);
      }
      if (!watch.add(end - begin)) context.cancel_group_execution();
    }
    return sums;
  };
  const auto merge = [](BlockSums earlier, const BlockSums& later) {
    earlier.tally.merge(later.tally);
    earlier.decisions.merge(later.decisions);
    earlier.combinations.merge(later.combinations);
    earlier.groups.merge(later.groups);
    return earlier;
  };
  const std::uint64_t blocks = (options.patients + block_size - 1) / block_size;
  const LinearSums combinations(options.combinations, first);
  const BlockSums none{Tally(*plan),
                       options.keep != Keep::spend_quantiles
                           ? DecisionGroups(layout, model.pathways.size(), options.patients, options.also)
                           : DecisionGroups(),
                       combinations, Subgroups(options.grouping.groups, *plan, combinations)};
  BlockSums sums = tbb::parallel_deterministic_reduce(tbb::blocked_range<std::uint64_t>(0, blocks, 1), none,
                                                      walk_block, merge, context);
  if (context.is_group_execution_cancelled()) return std::nullopt;

  auto batch = batches.begin();
  std::vector<SpendHistogram> spend = std::move(batch->spend());
  while (++batch != batches.end())
    for (std::size_t i = 0; i < spend.size(); ++i) spend[i].merge(batch->spend()[i]);
  return RunSums{layout,
                 std::move(plan),
                 std::move(sums.tally),
                 std::move(spend),
                 std::move(sums.decisions),
                 std::move(sums.combinations),
                 sums.groups.take()};
}

}  // namespace spinepath
