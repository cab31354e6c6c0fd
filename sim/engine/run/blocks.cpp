#include "sim/engine/run/blocks.h"

#include <algorithm>
#include <cmath>

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/parallel_for_each.h>
#include <oneapi/tbb/parallel_invoke.h>
#include <oneapi/tbb/task_group.h>

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
        decision_grouping_(options.decision_grouping),
        scratch_(grouping_.groups > 0 ? layout.size() : 0, options.crowd),
        spend_(model.pathways.size() * view_count) {}

  Rows& outcomes(std::uint64_t first, std::size_t count) { return engine_.outcomes(first, count); }
  const std::vector<std::vector<Fates>>& fates() const { return engine_.fates(); }

  /// Adds the patients of the last call of `outcomes`.
  void add_to(Subgroups& groups, const Rows& outcomes) {
    if (grouping_.groups > 0) groups.add(outcomes, groups_by(grouping_), scratch_);
  }
  void add_to(DecisionSubgroups& groups, const Rows& outcomes) {
    if (groups.subgroups() > 0) groups.add(engine_.crowd().first(), outcomes, groups_by(decision_grouping_));
  }

  void note_spend(const Rows& outcomes, std::size_t count) {
    const std::size_t horizon = layout_.moments().size() - 1;
    for (std::size_t i = 0; i < spend_.size(); ++i)
      spend_[i].add(
          {outcomes[layout_.begin(i / view_count) + layout_.at(horizon, Outcome::spend, i % view_count)],
           count});
  }

  /// Gives what was noted, by pathway * view_count + view.
  std::vector<SpendHistogram> take_spend() {
    return std::exchange(spend_, std::vector<SpendHistogram>(spend_.size()));
  }

 private:
  const std::vector<std::size_t>& groups_by(const Grouping& grouping) {
    group_.clear();
    for (const Patient& patient : engine_.crowd().patients) group_.push_back(grouping.of(patient));
    return group_;
  }

  const Layout& layout_;
  Engine engine_;
  const Grouping &grouping_, &decision_grouping_;
  Rows scratch_;
  std::vector<std::size_t> group_;  ///< by patient
  std::vector<SpendHistogram> spend_;
};

/// A node that is computed.
struct Part {
  UnitRange patients;
  std::optional<BlockSums> sums = {};
};

/// [patients] So many show how outcomes vary, and are so seldom merged that this takes no time.
constexpr std::uint64_t enough_for_error = 16 * block_size;

}  // namespace

class Blocks::OnThreads {
 public:
  OnThreads(const CareModel& model, const RunOptions& options, const Layout& layout, const Node& none,
            const KeepGoing& keep_going)
      : options_(options),
        none_(none),
        workers_([&model, &options, &layout] { return Worker(model, layout, options); }),
        watch_(keep_going) {}

  bool add(const UnitRange& patients, Nodes& to) {
    std::vector<Part> parts;
    for (UnitRange rest = patients; rest.first < rest.end; rest.first = parts.back().patients.end)
      parts.push_back({first_node(rest, rest.end - rest.first)});
    tbb::parallel_for_each(
        parts.begin(), parts.end(), [this](Part& part) { part.sums = sums_of(part.patients); }, context_);
    if (context_.is_group_execution_cancelled()) return false;
    std::vector<SpendHistogram> spend = spend_of_all();
    for (Part& part : parts)
      to.add(part.patients, {std::move(*part.sums), std::exchange(spend, none_.spend)});
    return true;
  }
  Watch& watch() { return watch_; }

 private:
  BlockSums sums_of(const UnitRange& patients) {
    const std::uint64_t size = patients.size();
    if (size <= block_size) return sums_of_block(patients);
    const std::uint64_t middle = patients.first + size / 2;
    std::optional<BlockSums> early, late;
    tbb::parallel_invoke(
        [&] {
          early = sums_of({patients.first, middle});
        },
        [&] {
          late = sums_of({middle, patients.end});
        },
        context_);
    if (!early || !late) return none_.sums;  // stopped
    early->merge(*late);
    if (size >= enough_for_error) note_error(early->decisions, size);
    return std::move(*early);
  }

  /// That of all patients done so far, by the spread of some of them.
  void note_error(const DecisionGroups& some, std::uint64_t patients) {
    WatchedError* const error = watch_.error();
    if (error == nullptr || some.groups() < 2) return;
    const double spread = some.largest_error(error->cost, error->effect, error->threshold, patients);
    error->now = spread * std::sqrt(static_cast<double>(patients) / static_cast<double>(watch_.done()));
  }

  BlockSums sums_of_block(const UnitRange& patients) {
    BlockSums sums = none_.sums;
    if (context_.is_group_execution_cancelled()) return sums;
    Worker& worker = workers_.local();
    for (std::uint64_t i = patients.first; i < patients.end; i += options_.crowd) {
      const std::size_t count = std::min<std::size_t>(patients.end - i, options_.crowd);
      Rows& outcomes = worker.outcomes(i, count);
      sums.tally.add(outcomes, count);
      sums.decisions.add(i, outcomes, count);
      sums.combinations.add(outcomes, count, count);
      sums.add(worker.fates());
      worker.add_to(sums.groups, outcomes);
      worker.add_to(sums.decision_subgroups, outcomes);
      if (options_.keep != Keep::decision_groups) worker.note_spend(outcomes, count);
    }
    if (!watch_.add(patients.size())) context_.cancel_group_execution();
    return sums;
  }

  std::vector<SpendHistogram> spend_of_all() {
    std::vector<SpendHistogram> spend = none_.spend;
    for (Worker& worker : workers_) {
      const std::vector<SpendHistogram> more = worker.take_spend();
      for (std::size_t i = 0; i < spend.size(); ++i) spend[i].merge(more[i]);
    }
    return spend;
  }

  const RunOptions& options_;
  const Node& none_;
  tbb::enumerable_thread_specific<Worker> workers_;
  tbb::task_group_context context_;
  Watch watch_;
};

Blocks::Blocks(const CareModel& model, const RunOptions& options, const Layout& layout, const Node& none,
               const KeepGoing& keep_going)
    : on_threads_(std::make_unique<OnThreads>(model, options, layout, none, keep_going)) {}
Blocks::~Blocks() = default;

bool Blocks::add(const UnitRange& patients, Nodes& to) { return on_threads_->add(patients, to); }
bool Blocks::skip(std::uint64_t patients) { return on_threads_->watch().add(patients); }

}  // namespace spinepath
