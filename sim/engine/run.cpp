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

constexpr std::uint64_t block_size =
    1024;  ///< patients; part of the order of sums, so a change changes last digits

/// Walks patients one after the other; one a thread.
class Walker {
 public:
  Walker(const CareModel& model, const Layout& layout)
      : model_(model),
        layout_(layout),
        valuation_(model, layout),
        outcomes_(layout.size()),
        spend_(model.pathways.size() * view_count) {}

  /// Outcomes of one patient in all pathways; valid until the next call.
  std::span<double> outcomes(std::uint64_t seed, std::uint64_t patient_number) {
    const Chance chance(seed, patient_number);
    const Patient patient = draw_patient(model_.population, chance);
    for (std::size_t p = 0; p < model_.pathways.size(); ++p) {
      walk(model_, model_.pathways[p], patient, chance, history_);
      const std::size_t begin = layout_.begin(p);
      const std::size_t end = p + 1 < model_.pathways.size() ? layout_.begin(p + 1) : layout_.size();
      valuation_.value(p, patient, history_, std::span(outcomes_).subspan(begin, end - begin));
    }
    return outcomes_;
  }

  void note_spend(std::span<const double> outcomes) {
    const std::size_t last = layout_.moment(layout_.moments().size() - 1) + Layout::spend;
    for (std::size_t p = 0; p < model_.pathways.size(); ++p)
      for (std::size_t v = 0; v < view_count; ++v)
        spend_[p * view_count + v].add(outcomes[layout_.begin(p) + last + v]);
  }

  std::vector<SpendHistogram>& spend() { return spend_; }  ///< by pathway * view_count + view

 private:
  const CareModel& model_;
  const Layout& layout_;
  Valuation valuation_;
  History history_;
  std::vector<double> outcomes_;
  std::vector<SpendHistogram> spend_;
};

/// What blocks of patients add up.
struct BlockSums {
  Tally tally;
  DecisionGroups decisions;
};

}  // namespace

int threads_for(int asked) { return asked > 0 ? asked : tbb::this_task_arena::max_concurrency(); }

std::optional<RunSums> run(const CareModel& model, const RunOptions& options, const KeepGoing& keep_going) {
  const auto threads = options.threads > 0
                           ? static_cast<std::size_t>(options.threads)
                           : static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  const Layout layout(model);
  Walker scout(model, layout);
  const std::span<const double> first = scout.outcomes(options.seed, 0);
  auto plan =
      std::make_unique<const TallyPlan>(model, layout, std::vector<double>(first.begin(), first.end()));

  tbb::enumerable_thread_specific<Walker> walkers([&] { return Walker(model, layout); });
  tbb::task_group_context context;
  Watch watch(keep_going);
  const auto walk_block = [&](const tbb::blocked_range<std::uint64_t>& blocks, BlockSums sums) {
    Walker& walker = walkers.local();
    for (std::uint64_t block = blocks.begin(); block != blocks.end(); ++block) {
      const std::uint64_t begin = block * block_size, end = std::min(options.patients, begin + block_size);
      for (std::uint64_t i = begin; i < end; ++i) {
        const std::span<double> outcomes = walker.outcomes(options.seed, i);
        if (options.keep == Keep::spend_quantiles) walker.note_spend(outcomes);
        sums.decisions.add(i, outcomes);
        sums.tally.add(outcomes);
      }
      if (!watch.add(end - begin)) context.cancel_group_execution();
    }
    return sums;
  };
  const auto merge = [](BlockSums earlier, const BlockSums& later) {
    earlier.tally.merge(later.tally);
    earlier.decisions.merge(later.decisions);
    return earlier;
  };
  const std::uint64_t blocks = (options.patients + block_size - 1) / block_size;
  const BlockSums none{Tally(*plan), options.keep == Keep::decision_groups
                                         ? DecisionGroups(layout, model.pathways.size(), options.patients)
                                         : DecisionGroups()};
  BlockSums sums = tbb::parallel_deterministic_reduce(tbb::blocked_range<std::uint64_t>(0, blocks, 1), none,
                                                      walk_block, merge, context);
  if (context.is_group_execution_cancelled()) return std::nullopt;

  auto walker = walkers.begin();
  std::vector<SpendHistogram> spend = std::move(walker->spend());
  while (++walker != walkers.end())
    for (std::size_t i = 0; i < spend.size(); ++i) spend[i].merge(walker->spend()[i]);
  return RunSums{layout, std::move(plan), std::move(sums.tally), std::move(spend), std::move(sums.decisions)};
}

}  // namespace spinepath
