// Repetitions of a PSA of four_ways.toml with other seeds: EVPI, naive and corrected, with its stated error, by
// threshold. Shows how few patients per draw are enough (bench/README.md). Not a benchmark, and no part of ./test.
//   evpi_repetitions DRAWS PATIENTS_PER_DRAW PATIENTS REPETITIONS [FIRST_SEED]
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "bench/four_ways.h"
#include "sim/analysis/decision/decision.h"
#include "sim/analysis/psa/psa.h"

namespace spinepath::bench {
namespace {

constexpr std::array thresholds{50'000.0, 100'000.0, 150'000.0};  ///< [USD per QALY]

std::vector<DecisionAt> repetition(const FourWays& four_ways, const PsaOptions& options,
                                   std::uint64_t patients) {
  const auto at_values = run(four_ways.model, {.patients = patients, .seed = options.seed}, {});
  Psa psa = run_psa(four_ways.scenario, options, {}, &*at_values);
  return weigh(psa.sample, {.perspective = {}, .thresholds = {thresholds.begin(), thresholds.end()}})
      .thresholds;
}

/// Of the repetitions so far.
struct Sums {
  double naive = 0, corrected = 0, square = 0;  ///< [money; money; money^2]
  double stated = 0;                            ///< squared errors [money^2]
  std::vector<std::pair<double, double>> all;   ///< corrected, stated error [money]

  void add(const Estimate& evpi) {
    naive += evpi.naive;
    corrected += evpi.corrected;
    square += evpi.corrected * evpi.corrected;
    stated += *evpi.corrected_error * *evpi.corrected_error;
    all.emplace_back(evpi.corrected, *evpi.corrected_error);
  }
};

void print(double threshold, const Sums& sums, const char* reference) {
  const auto n = static_cast<double>(sums.all.size());
  const double mean = sums.corrected / n,
               sd = std::sqrt(std::max(0.0, sums.square / n - mean * mean) * n / (n - 1));
  fmt::print("{:.0f}: naive {:.1f}, corrected {:.1f} +- {:.1f}, sd {:.1f}, stated error {:.1f}", threshold,
             sums.naive / n, mean, sd / std::sqrt(n), sd, std::sqrt(sums.stated / n));
  if (reference) {
    int within = 0;
    for (const auto& [value, error] : sums.all)
      within += std::abs(value - std::atof(reference)) <= 1.96 * error;
    fmt::print(", {} of {} within 1.96 of {}", within, sums.all.size(), reference);
  }
  fmt::print("\n");
}

}  // namespace
}  // namespace spinepath::bench

int main(int count, char** arguments) {
  using namespace spinepath;
  if (count < 6) {
    fmt::print("usage: evpi_repetitions DRAWS PATIENTS_PER_DRAW PATIENTS REPETITIONS FIRST_SEED [EVPI...]\n");
    return 64;
  }
  const auto number = [&](int i) { return std::strtoull(arguments[i], nullptr, 10); };
  const bench::FourWays four_ways;
  std::array<bench::Sums, bench::thresholds.size()> sums;
  for (std::uint64_t r = 0; r < number(4); ++r) {
    const PsaOptions options{.draws = number(1), .patients = number(2), .seed = number(5) + r};
    const std::vector<DecisionAt> found = bench::repetition(four_ways, options, number(3));
    for (std::size_t t = 0; t < found.size(); ++t) sums[t].add(found[t].evpi);
  }
  for (std::size_t t = 0; t < sums.size(); ++t)
    bench::print(bench::thresholds[t], sums[t], static_cast<int>(t) + 6 < count ? arguments[t + 6] : nullptr);
}
