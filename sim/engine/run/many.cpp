#include "sim/engine/run/many.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include "sim/engine/run/kept_runs.h"
#include "sim/engine/run/with_ledger.h"

namespace spinepath {
namespace {

namespace tbb = oneapi::tbb;

/// A run that is passed from thread to thread.
struct Job {
  std::uint64_t number;
  std::optional<std::vector<double>> numbers = {};  ///< none: stopped
};
using JobPointer = std::shared_ptr<Job>;

class Runs {
 public:
  Runs(const ManyRuns& runs, const RunOptions& each, const KeepGoing& keep_going)
      : each_(each),
        watch_(keep_going),
        makers_([&] { return runs.maker(); }),
        kept_(keep_going.ledger, {UnitKind::runs, runs.count, fingerprint(each, each.patients)},
              {.take = runs.take, .counted = [this] { return go_on(each_.patients); }}) {}

  JobPointer next(tbb::flow_control& flow) {
    const auto number = stopped_ ? std::nullopt : kept_.next();
    if (number) return std::make_shared<Job>(Job{*number});
    flow.stop();
    return nullptr;
  }

  JobPointer run_one(JobPointer job) {
    if (stopped_) return job;
    std::uint64_t counted = 0;
    const auto keep_going = [&](std::uint64_t done) {
      const std::uint64_t more = done - counted;
      counted = done;
      return go_on(more);
    };
    const RunTask task = makers_.local()(job->number);
    // While this thread waits, it works on this model only: a second model would double its memory.
    tbb::this_task_arena::isolate([&] {
      if (const auto sums = run(task.model, each_, keep_going))
        job->numbers = task.numbers(task.model, *sums);
    });
    if (job->numbers) go_on(each_.patients - counted);
    return job;
  }

  void take(Job& job) {
    if (!job.numbers || !kept_.add(job.number, std::move(*job.numbers)) || !kept_.receive({}))
      stopped_ = true;
  }

  void finish() {
    while (!stopped_ && kept_.awaits())
      if (!kept_.receive(std::chrono::milliseconds(50)) || !go_on(0)) stopped_ = true;
    kept_.finish();
  }

 private:
  bool go_on(std::uint64_t patients) {
    if (!watch_.add(patients)) stopped_ = true;
    return !stopped_;
  }

  const RunOptions each_;
  Watch watch_;
  tbb::enumerable_thread_specific<MakeTask> makers_;
  KeptRuns kept_;
  std::atomic<bool> stopped_ = false;
};

}  // namespace

void run_many(const ManyRuns& runs, const RunOptions& each, const KeepGoing& keep_going) {
  const auto threads = static_cast<std::size_t>(threads_for(each.threads));
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  Runs all(runs, each, keep_going);
  using Mode = tbb::filter_mode;
  tbb::parallel_pipeline(
      2 * threads, tbb::make_filter<void, JobPointer>(Mode::serial_in_order, [&](auto& flow) {
                     return all.next(flow);
                   }) & tbb::make_filter<JobPointer, JobPointer>(Mode::parallel, [&](JobPointer job) {
                     return all.run_one(std::move(job));
                   }) & tbb::make_filter<JobPointer, void>(Mode::serial_in_order, [&](const JobPointer& job) {
                     all.take(*job);
                   }));
  all.finish();
}

}  // namespace spinepath
