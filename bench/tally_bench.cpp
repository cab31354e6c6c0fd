// Adding up the outcomes of patients, all pathways of four_ways.toml at once, and merging two tallies.
#include <benchmark/benchmark.h>

#include "bench/four_ways.h"
#include "sim/engine/tally/tally.h"

namespace spinepath::bench {
namespace {

constexpr std::size_t patients = 1024;

/// Outcomes of all patients in all pathways, and the plan to add them up.
struct Valued {
  FourWays four_ways;
  TallyPlan plan{four_ways.model, four_ways.layout, std::vector<double>(four_ways.layout.size(), 0.0)};
  std::vector<Rows> outcomes;  ///< by crowd

  Valued() {
    Engine engine(four_ways.model, four_ways.layout, seed, crowd_size);
    for (std::size_t first = 0; first < patients; first += crowd_size)
      outcomes.push_back(engine.outcomes(first, crowd_size));
  }

  Tally tally() {
    Tally tally(plan);
    for (Rows& rows : outcomes) tally.add(rows, crowd_size);
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
  const std::size_t place = valued.four_ways.layout.total(Outcome::qalys);
  if (all.patients() != one.patients() * static_cast<double>(state.iterations()) ||
      !nearly_equal(all.mean(place), one.mean(place)))
    state.SkipWithError("the merged tally is not a multiple of the one");
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(merge)->Name("tally/merge");

}  // namespace
}  // namespace spinepath::bench
