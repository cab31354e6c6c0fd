#include "sim/analysis/psa/spread.h"

#include <algorithm>
#include <cmath>

#include "sim/analysis/statistics/quantile.h"

namespace spinepath {
namespace {

/// Variance of a strategy's difference to the first one, from the covariances of strategies.
template <class Covariance>
double of_difference(std::size_t strategy, Covariance&& covariance) {
  return covariance(strategy, strategy) - 2 * covariance(strategy, 0) + covariance(0, 0);
}

}  // namespace

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
  const auto noise = [&](std::size_t a, std::size_t b) { return sample.noise_at(a, quantity, b, quantity); };
  const auto shared = [&](std::size_t a, std::size_t b) {
    return sample.shared_noise_at(a, quantity, b, quantity);
  };
  return spread_of(std::move(draws), of_difference(strategy, noise), of_difference(strategy, shared));
}

std::optional<PsaSpread> spread_of(const Psa& psa, std::size_t strategy, std::size_t key) {
  std::vector<double> draws;
  for (std::size_t i = 0; i < psa.sample.draws; ++i) {
    const auto& mean = psa.estimate(i, strategy, key).mean;
    if (!mean) return std::nullopt;
    draws.push_back(*mean);
  }
  const std::size_t own = psa.place(strategy, strategy, key);
  return spread_of(std::move(draws), psa.living_noise[own], psa.living_shared_noise[own]);
}

std::optional<PsaSpread> spread_of_difference(const Psa& psa, std::size_t strategy, std::size_t key) {
  std::vector<double> draws;
  for (std::size_t i = 0; i < psa.sample.draws; ++i) {
    const auto &mean = psa.estimate(i, strategy, key).mean, &reference = psa.estimate(i, 0, key).mean;
    if (!mean || !reference) return std::nullopt;
    draws.push_back(*mean - *reference);
  }
  const auto noise = [&](std::size_t a, std::size_t b) { return psa.living_noise[psa.place(a, b, key)]; };
  const auto shared = [&](std::size_t a, std::size_t b) {
    return psa.living_shared_noise[psa.place(a, b, key)];
  };
  return spread_of(std::move(draws), of_difference(strategy, noise), of_difference(strategy, shared));
}

}  // namespace spinepath
