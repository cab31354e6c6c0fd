// A probabilistic sensitivity analysis as it will be: 1000 draws, each compiled to a model of its own, of
// 1000 patients each, on one thread. Until parameters are drawn, every draw is the scenario as it stands, so
// all must give the same result. Items are patient-pathways: compare with run/patients:1000000/threads:1.
#include <benchmark/benchmark.h>

#include "bench/four_ways.h"

namespace spinepath::bench {
namespace {

void compile_once(benchmark::State& state) {
  const FourWays four_ways;
  std::size_t treatments = 0;
  for (auto _ : state) treatments = scenario::compile(four_ways.scenario).treatments.size();
  if (treatments != four_ways.scenario.treatments.size()) state.SkipWithError("treatments are missing");
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(compile_once)->Name("psa/compile");

void draws_of_patients(benchmark::State& state) {
  constexpr std::uint64_t draws = 1000, patients = 1000;
  const FourWays four_ways;
  const std::size_t qalys = four_ways.layout.totals() + Layout::qalys;
  double sum = 0;
  for (auto _ : state) {
    sum = 0;
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
      const CareModel model = scenario::compile(four_ways.scenario);
      sum += run(model, {.patients = patients, .seed = seed, .threads = 1}, {})->tally.mean(qalys);
    }
  }
  const double expected = *FourWays::row(four_ways.results(patients), Outcome::qalys, 0).mean;
  if (!nearly_equal(sum / draws, expected)) state.SkipWithError("other QALYs than a run's");
  state.SetItemsProcessed(state.iterations() *
                          static_cast<std::int64_t>(draws * patients * four_ways.model.pathways.size()));
}
BENCHMARK(draws_of_patients)->Name("psa/1000x1000")->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace spinepath::bench
