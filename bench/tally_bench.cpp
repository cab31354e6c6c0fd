// Adding up the outcomes of patients, all pathways of four_ways.toml at once, and merging two tallies.
#include <benchmark/benchmark.h>

#include "bench/four_ways.h"
#include "sim/engine/tally.h"

namespace spinepath::bench {
namespace {

constexpr std::uint64_t patients = 1024;

/// Outcomes of all patients in all pathways, and the plan to add them up. Deviations from a pivot of 0 are
/// the outcomes themselves, so that they can be added again and again.
struct Valued {
  FourWays four_ways;
  TallyPlan plan{four_ways.model, four_ways.layout, std::vector<double>(four_ways.layout.size(), 0.0)};
  std::vector<std::vector<double>> outcomes{patients, std::vector<double>(four_ways.layout.size())};

  Valued() {
    const std::vector<Patient> cohort = four_ways.patients(patients);
    const Valuation valuation(four_ways.model, four_ways.layout);
    for (std::size_t p = 0; p < four_ways.model.pathways.size(); ++p) {
      const std::vector<History> histories = four_ways.histories(cohort, p);
      for (std::size_t i = 0; i < patients; ++i)
        valuation.value(p, cohort[i], histories[i], four_ways.part(outcomes[i], p));
    }
  }

  Tally tally() {
    Tally tally(plan);
    for (std::vector<double>& one : outcomes) tally.add(one);
    return tally;
  }

  /// Whether the tally has the QALYs of a run in every pathway, mean and spread.
  bool agrees(const Tally& tally) const {
    const Results results = four_ways.results(patients);
    for (std::size_t p = 0; p < four_ways.model.pathways.size(); ++p) {
      const OutcomeRow& row = FourWays::row(results, Outcome::qalys, p);
      const std::size_t place = *four_ways.layout.slot(p, row.key);
      if (!nearly_equal(tally.mean(place), *row.mean) ||
          !nearly_equal(std::sqrt(tally.variance(place)), *row.sd))
        return false;
    }
    return true;
  }
};

void add(benchmark::State& state) {
  Valued valued;
  Tally tally(valued.plan);
  for (auto _ : state) benchmark::DoNotOptimize(tally = valued.tally());
  if (!valued.agrees(tally)) state.SkipWithError("other QALYs than a run's");
  state.SetItemsProcessed(state.iterations() *
                          static_cast<std::int64_t>(patients * valued.four_ways.model.pathways.size()));
}
BENCHMARK(add)->Name("tally/add");

/// Items are merges: one for each block of patients of a run.
void merge(benchmark::State& state) {
  Valued valued;
  const Tally one = valued.tally();
  Tally all(valued.plan);
  for (auto _ : state) {
    all.merge(one);
    benchmark::ClobberMemory();
  }
  const std::size_t place = valued.four_ways.layout.totals() + Layout::qalys;
  if (all.patients() != one.patients() * static_cast<double>(state.iterations()) ||
      !nearly_equal(all.mean(place), one.mean(place)))
    state.SkipWithError("the merged tally is not a multiple of the one");
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(merge)->Name("tally/merge");

}  // namespace
}  // namespace spinepath::bench
