// One patient through each pathway of four_ways.toml. Items are patient-pathways.
#include <benchmark/benchmark.h>

#include "bench/four_ways.h"

namespace spinepath::bench {
namespace {

constexpr std::uint64_t patients = 4096;

void cohort(benchmark::State& state) {
  const FourWays four_ways;
  double age = 0;
  for (auto _ : state) {
    age = 0;
    for (std::uint64_t i = 0; i < patients; ++i)
      age += draw_patient(four_ways.model.population, Chance(seed, i)).age;
    benchmark::DoNotOptimize(age);
  }
  double expected = 0;
  for (const Patient& patient : four_ways.patients(patients)) expected += patient.age;
  if (age != expected) state.SkipWithError("not the same patients twice");
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(patients));
}
BENCHMARK(cohort)->Name("walk/cohort");

void walk_pathway(benchmark::State& state) {
  const FourWays four_ways;
  const auto pathway = static_cast<std::size_t>(state.range(0));
  const std::vector<Patient> cohort = four_ways.patients(patients);
  History history;
  double years = 0;
  for (auto _ : state) {
    years = 0;
    for (std::uint64_t i = 0; i < patients; ++i) {
      walk(four_ways.model, four_ways.model.pathways[pathway], cohort[i], Chance(seed, i), history);
      years += history.end;
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
