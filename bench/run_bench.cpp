// Whole runs of four_ways.toml: 1e4 to 1e6 patients (1e7 where SPINEPATH_BENCH_LARGE is set), one thread to
// all. Items are patient-pathways, times are wall times.
#include <cmath>
#include <cstdlib>

#include <benchmark/benchmark.h>

#include "bench/four_ways.h"

namespace spinepath::bench {
namespace {

/// The same bits as on one thread; of more patients than a check should cost, the same mean within 5 standard
/// errors of the few.
bool is_right(const FourWays& four_ways, std::uint64_t patients, const Results& results) {
  constexpr std::uint64_t few = 10'000;
  const Results one_thread = four_ways.results(std::min(patients, few));
  for (std::size_t p = 0; p < four_ways.model.pathways.size(); ++p) {
    const OutcomeRow& here = FourWays::row(results, Outcome::qalys, p);
    const OutcomeRow& there = FourWays::row(one_thread, Outcome::qalys, p);
    const double allowed = patients <= few ? 0 : 5 * *there.se;
    if (std::abs(*here.mean - *there.mean) > allowed) return false;
  }
  return true;
}

void run_patients(benchmark::State& state) {
  const FourWays four_ways;
  const auto patients = static_cast<std::uint64_t>(state.range(0));
  const RunOptions options{.patients = patients, .seed = seed, .threads = static_cast<int>(state.range(1))};
  Results results;
  for (auto _ : state) results = summarise(four_ways.model, *run(four_ways.model, options, {}));
  if (!is_right(four_ways, patients, results)) state.SkipWithError("other QALYs than on one thread");
  state.SetItemsProcessed(state.iterations() *
                          static_cast<std::int64_t>(patients * four_ways.model.pathways.size()));
}

void sizes(benchmark::internal::Benchmark* run) {
  const std::int64_t largest = std::getenv("SPINEPATH_BENCH_LARGE") != nullptr ? 10'000'000 : 1'000'000;
  const int cores = threads_for(0);
  for (std::int64_t patients = 10'000; patients <= largest; patients *= 10) {
    for (int threads = 1; threads < cores; threads *= 2) run->Args({patients, threads});
    run->Args({patients, cores});
  }
}
BENCHMARK(run_patients)
    ->Name("run")
    ->ArgNames({"patients", "threads"})
    ->Apply(sizes)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace spinepath::bench
