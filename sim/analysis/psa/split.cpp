#include "sim/analysis/psa/split.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "sim/analysis/psa/spread.h"

namespace spinepath {
namespace {

/// Mean of (s/t)^2 over the outcomes with parameter uncertainty.
double squared_ratio(const PsaSample& pilot, double patients) {
  double sum = 0, count = 0;
  const auto add = [&](const PsaSpread& spread) {
    if (!(spread.parameter_sd > 0)) return;
    const double draws = static_cast<double>(pilot.draws);
    const double shared = std::max(
        0.0, spread.patient_error * spread.patient_error - spread.noise_sd * spread.noise_sd / draws);
    sum += shared * patients / (spread.parameter_sd * spread.parameter_sd);
    ++count;
  };
  for (const std::size_t quantity : {quantity_of(View::health_care), quantity_of(Outcome::qalys)}) {
    if (pilot.strategies.size() == 1) add(spread_of(pilot, 0, quantity));
    for (std::size_t s = 1; s < pilot.strategies.size(); ++s) add(spread_of_difference(pilot, s, quantity));
  }
  return count > 0 ? sum / count : 0;
}

}  // namespace

PsaSplit best_split(const PsaSample& pilot, std::uint64_t pilot_patients, std::uint64_t budget) {
  const double squared = squared_ratio(pilot, static_cast<double>(pilot_patients));
  const double best = std::sqrt(static_cast<double>(budget) * squared);
  const auto fewest = static_cast<double>(fewest_split_patients);
  const std::uint64_t whole_patients = budget / fewest_split_draws;
  const auto most = static_cast<double>(whole_patients);
  assert(most >= fewest);
  const auto patients = static_cast<std::uint64_t>(std::clamp(best, fewest, most));
  using By = PsaSplit::By;
  return {.draws = budget / patients,
          .patients = patients,
          .noise_ratio = std::sqrt(squared),
          .by = best > most     ? By::fewest_draws
                : best < fewest ? By::fewest_patients
                                : By::equal_errors};
}

}  // namespace spinepath
