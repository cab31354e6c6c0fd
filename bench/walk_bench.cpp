// Patients of four_ways.toml, what chance holds for them, and each of its pathways. Items are patients, or
// patient-pathways.
#include <benchmark/benchmark.h>

#include "bench/four_ways.h"

namespace spinepath::bench {
namespace {

constexpr std::uint64_t patients = 4096;

void cohort(benchmark::State& state) {
  const FourWays four_ways;
  std::vector<Patient> people(batch);
  double age = 0;
  for (auto _ : state) {
    age = 0;
    for (std::uint64_t first = 0; first < patients; first += batch) {
      draw_patients(four_ways.model.population, seed, first, people);
      for (const Patient& patient : people) age += patient.age;
    }
    benchmark::DoNotOptimize(age);
  }
  double expected = 0;
  for (const Patient& patient : four_ways.patients(0, patients)) expected += patient.age;
  if (age != expected) state.SkipWithError("not the same patients twice");
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(patients));
}
BENCHMARK(cohort)->Name("walk/cohort");

/// What chance holds for them at the treatments of all pathways; items are patients.
void draw_ahead(benchmark::State& state) {
  const FourWays four_ways;
  const std::vector<Patient> cohort = four_ways.patients(0, batch);
  Draws draws(four_ways.model, seed, batch);
  for (auto _ : state) {
    draws.draw(0, cohort);
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(batch));
}
BENCHMARK(draw_ahead)->Name("walk/draws");

void walk_pathway(benchmark::State& state) {
  const FourWays four_ways;
  const auto pathway = static_cast<std::size_t>(state.range(0));
  const std::vector<Patient> cohort = four_ways.patients(0, patients);
  Draws draws(four_ways.model, seed, patients);
  draws.draw(0, cohort);
  History history;
  history.keeps_decisions = false;
  double years = 0;
  for (auto _ : state) {
    years = 0;
    for (std::size_t i = 0; i < patients; ++i) {
      walk(four_ways.model, four_ways.model.pathways[pathway], {cohort[i], draws, i}, history);
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
