// What crowds' lives were worth, for each pathway of four_ways.toml. Items are patient-pathways.
#include <algorithm>

#include <benchmark/benchmark.h>

#include "bench/four_ways.h"

namespace spinepath::bench {
namespace {

constexpr std::uint64_t patients = 1024;

/// Crowds that have walked through one pathway.
struct Walked {
  FourWays four_ways;
  std::vector<Crowd> crowds = four_ways.crowds(patients);
  std::vector<Lives> lives{crowds.size(), four_ways.no_lives()};

  explicit Walked(std::size_t pathway) {
    Walk walk(four_ways.model, seed, crowd_size);
    for (std::size_t c = 0; c < crowds.size(); ++c) four_ways.take(walk, crowds[c], pathway, lives[c]);
  }
};

void value_pathway(benchmark::State& state) {
  const auto pathway = static_cast<std::size_t>(state.range(0));
  Walked walked(pathway);
  const FourWays& four_ways = walked.four_ways;
  Rows outcomes(four_ways.layout.size(), crowd_size);
  Valuation valuation(four_ways.model, four_ways.layout, crowd_size);
  const std::size_t qalys_at = four_ways.layout.begin(pathway) + four_ways.layout.total(Outcome::qalys);
  double qalys = 0;
  for (auto _ : state) {
    qalys = 0;
    for (std::size_t c = 0; c < walked.crowds.size(); ++c) {
      std::ranges::fill(walked.lives[c].changed, char{1});
      walked.lives[c].valued_treatments = 0;
      valuation.value(walked.crowds[c], pathway, walked.lives[c], outcomes);
      for (std::size_t i = 0; i < crowd_size; ++i) qalys += outcomes[qalys_at][i];
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
