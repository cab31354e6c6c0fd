// A probabilistic sensitivity analysis: 1000 draws, each compiled to a model of its own, of 1000 patients
// each. Items are patient-pathways: compare with run/patients:1000000 on as many threads.
#include <benchmark/benchmark.h>

#include "bench/four_ways.h"
#include "sim/analysis/psa/parameter_draws.h"
#include "sim/analysis/psa/psa.h"
#include "sim/analysis/psa/spread.h"

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

void draw_parameters(benchmark::State& state) {
  const FourWays four_ways;
  ParameterDraws draws(four_ways.scenario, seed);
  std::uint64_t number = 0;
  for (auto _ : state) {
    const ParameterDraw draw = draws.draw(number++);
    if (draw.impossible || draw.values.size() != draws.names().size())
      state.SkipWithError("a draw is not complete");
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(draw_parameters)->Name("psa/draw");

void draws_of_patients(benchmark::State& state) {
  constexpr std::uint64_t draws = 1000, patients = 1000;
  const FourWays four_ways;
  const PsaOptions options{
      .draws = draws, .patients = patients, .seed = seed, .threads = static_cast<int>(state.range(0))};
  PsaSpread spread{};
  for (auto _ : state)
    spread = spread_of(run_psa(four_ways.scenario, options, {}).sample, 0, quantity_of(Outcome::qalys));
  const double at_values = *FourWays::row(four_ways.results(patients), Outcome::qalys, 0).mean;
  if (!(spread.low < at_values && at_values < spread.high))
    state.SkipWithError("QALYs at the parameters' values are outside the interval");
  state.SetItemsProcessed(state.iterations() *
                          static_cast<std::int64_t>(draws * patients * four_ways.model.pathways.size()));
}
BENCHMARK(draws_of_patients)
    ->Name("psa/1000x1000")
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace spinepath::bench
