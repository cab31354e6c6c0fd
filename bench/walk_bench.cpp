// Drawing the patients of four_ways.toml, and walking them through each of its pathways, crowd by crowd. Items are
// patients, or patient-pathways.
#include <benchmark/benchmark.h>

#include "bench/four_ways.h"
#include "sim/engine/crowd/cohort.h"

namespace spinepath::bench {
namespace {

constexpr std::uint64_t patients = 4096;

void cohort(benchmark::State& state) {
  const FourWays four_ways;
  Crowd crowd(four_ways.model, seed, crowd_size);
  double pain = 0;
  for (auto _ : state) {
    pain = 0;
    for (std::uint64_t first = 0; first < patients; first += crowd_size) {
      crowd.draw(first, crowd_size);
      for (const Patient& patient : crowd.patients) pain += patient.pain;
    }
    benchmark::DoNotOptimize(pain);
  }
  double expected = 0;
  for (std::uint64_t i = 0; i < patients; ++i)
    expected += draw_patient(four_ways.model.population, Chance(seed, i)).pain;
  if (pain != expected) state.SkipWithError("other patients than one by one");
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(patients));
}
BENCHMARK(cohort)->Name("walk/cohort");

void walk_pathway(benchmark::State& state) {
  const FourWays four_ways;
  const auto pathway = static_cast<std::size_t>(state.range(0));
  const std::vector<Crowd> crowds = four_ways.crowds(patients);
  Walk walk(four_ways.model, seed, crowd_size);
  Lives lives = four_ways.no_lives();
  double years = 0;
  for (auto _ : state) {
    years = 0;
    for (const Crowd& crowd : crowds) {
      four_ways.take(walk, crowd, pathway, lives);
      for (std::size_t i = 0; i < crowd_size; ++i) years += lives.end[i];
    }
    benchmark::DoNotOptimize(years);
  }
  const Results results = four_ways.results(patients);
  if (!nearly_equal(years / patients, *FourWays::row(results, Outcome::life_years, pathway).mean))
    state.SkipWithError("other life-years than a run's");
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(patients));
  state.SetLabel(four_ways.scenario.pathways[pathway].name.text);
}
BENCHMARK(walk_pathway)->Name("walk")->DenseRange(0, 4);

}  // namespace
}  // namespace spinepath::bench
