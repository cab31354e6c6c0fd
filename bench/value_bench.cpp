// What a History was worth, for each pathway of four_ways.toml. Items are patient-pathways.
#include <benchmark/benchmark.h>

#include "bench/four_ways.h"

namespace spinepath::bench {
namespace {

constexpr std::uint64_t patients = 1024;

void value_pathway(benchmark::State& state) {
  const FourWays four_ways;
  const auto pathway = static_cast<std::size_t>(state.range(0));
  const std::vector<Patient> cohort = four_ways.patients(0, patients);
  const std::vector<History> histories = four_ways.histories(0, cohort, pathway);
  Rows outcomes(four_ways.layout.size(), batch);
  Valuation valuation(four_ways.model, four_ways.layout, batch);
  const std::size_t qalys_at = four_ways.layout.begin(pathway) + four_ways.layout.total(Outcome::qalys);
  double qalys = 0;
  for (auto _ : state) {
    qalys = 0;
    for (std::size_t first = 0; first < patients; first += batch) {
      valuation.begin(pathway, outcomes, four_ways.layout.begin(pathway));
      for (std::size_t i = 0; i < batch; ++i) valuation.note(cohort[first + i], histories[first + i]);
      valuation.finish();
      for (std::size_t i = 0; i < batch; ++i) qalys += outcomes[qalys_at][i];
    }
    benchmark::DoNotOptimize(qalys);
  }
  const Results results = four_ways.results(patients);
  if (!nearly_equal(qalys / patients, *FourWays::row(results, Outcome::qalys, pathway).mean))
    state.SkipWithError("other QALYs than a run's");
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(patients));
  state.SetLabel(four_ways.scenario.pathways[pathway].name.text);
}
BENCHMARK(value_pathway)->Name("value")->DenseRange(0, 4);

}  // namespace
}  // namespace spinepath::bench
