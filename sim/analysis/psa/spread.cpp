#include "sim/analysis/psa/spread.h"

#include <algorithm>
#include <cmath>

#include "sim/analysis/statistics/quantile.h"

namespace spinepath {

PsaSpread spread_of(std::vector<double> draws, double noise, double shared_noise) {
  const auto count = static_cast<double>(draws.size());
  // Relative to the first, so that the mean of equal draws is exact.
  double above = 0, square = 0;
  for (const double x : draws) above += x - draws.front();
  const double mean = draws.front() + above / count;
  for (const double x : draws) square += (x - mean) * (x - mean);
  const double variance = square / (count - 1), unshared = std::max(0.0, noise);
  const double parameters = std::max(0.0, variance - unshared);
  const double towards = variance > 0 ? std::sqrt(parameters / variance) : 1;
  return {.mean = mean,
          .low = mean + towards * (quantile(draws, 0.025) - mean),
          .high = mean + towards * (quantile(draws, 0.975) - mean),
          .parameter_sd = std::sqrt(parameters),
          .noise_sd = std::sqrt(unshared),
          .patient_error = std::sqrt(std::max(0.0, unshared / count + shared_noise)),
          .draw_error = std::sqrt(parameters / count)};
}

PsaSpread spread_of(const PsaSample& sample, std::size_t strategy, std::size_t quantity) {
  std::vector<double> draws;
  for (std::size_t i = 0; i < sample.draws; ++i) draws.push_back(sample.at(i, strategy, quantity));
  return spread_of(std::move(draws), sample.noise_at(strategy, quantity, strategy, quantity),
                   sample.shared_noise_at(strategy, quantity, strategy, quantity));
}

PsaSpread spread_of_difference(const PsaSample& sample, std::size_t strategy, std::size_t quantity) {
  std::vector<double> draws;
  for (std::size_t i = 0; i < sample.draws; ++i)
    draws.push_back(sample.at(i, strategy, quantity) - sample.at(i, 0, quantity));
  const auto of_difference = [&](const auto& covariance) {
    return covariance(strategy, strategy) - 2 * covariance(strategy, 0) + covariance(0, 0);
  };
  const auto noise = [&](std::size_t a, std::size_t b) { return sample.noise_at(a, quantity, b, quantity); };
  const auto shared = [&](std::size_t a, std::size_t b) {
    return sample.shared_noise_at(a, quantity, b, quantity);
  };
  return spread_of(std::move(draws), of_difference(noise), of_difference(shared));
}

}  // namespace spinepath
