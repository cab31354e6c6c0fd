// One block of four random numbers, drawn alone, and as many as the engine draws for a patient in a pathway of
// four_ways.toml: the unit that its speed is compared with.
#include <cmath>

#include <benchmark/benchmark.h>

#include "bench/four_ways.h"
#include "sim/engine/run/workload.h"

namespace spinepath::bench {
namespace {

/// The mean of n uniform numbers, within 5 standard errors.
bool is_one_half(double mean, double n) { return std::abs(mean - 0.5) < 5 * std::sqrt(1 / (12 * n)); }

void draw(benchmark::State& state, std::uint64_t blocks) {
  double mean = 0;
  for (auto _ : state) benchmark::DoNotOptimize(mean = mean_of_blocks(seed, blocks));
  if (!is_one_half(mean, static_cast<double>(blocks))) state.SkipWithError("the mean is not one half");
}

void chance_block(benchmark::State& state) {
  constexpr std::uint64_t blocks = 10'000;
  draw(state, blocks);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(blocks));
}
BENCHMARK(chance_block)->Name("chance/block");

void chance_of_a_patient_pathway(benchmark::State& state) {
  constexpr std::uint64_t patients = 2000;
  const FourWays four_ways;
  const double blocks = blocks_per_walk(four_ways.model, seed, patients);
  const auto walks = static_cast<double>(patients * four_ways.model.pathways.size());
  draw(state, static_cast<std::uint64_t>(std::llround(blocks * walks)));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(walks));
  state.counters["blocks"] = blocks;
}
BENCHMARK(chance_of_a_patient_pathway)->Name("chance/patient_pathway");

}  // namespace
}  // namespace spinepath::bench
