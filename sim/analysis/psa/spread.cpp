#include "sim/analysis/psa/spread.h"

#include <algorithm>
#include <cmath>

#include "sim/analysis/statistics/quantile.h"

namespace spinepath {
namespace {

/// Variances of a strategy's difference to the first one, from the covariances of strategies.
template <class Covariances>
NoiseVariances of_difference(std::size_t strategy, Covariances&& covariances) {
  const NoiseVariances own = covariances(strategy, strategy), both = covariances(strategy, 0),
                       first = covariances(0, 0);
  const auto sum = [&](double NoiseVariances::*part) { return own.*part - 2 * both.*part + first.*part; };
  return {sum(&NoiseVariances::noise), sum(&NoiseVariances::shared), sum(&NoiseVariances::uncontrolled)};
}

auto covariances_of(const PsaSample& sample, std::size_t q) {
  return [&sample, q](std::size_t a, std::size_t b) {
    return NoiseVariances{sample.noise_at(a, q, b, q), sample.shared_noise_at(a, q, b, q),
                          sample.uncontrolled_noise_at(a, q, b, q)};
  };
}

auto covariances_of(const Psa& psa, std::size_t key) {
  return [&psa, key](std::size_t a, std::size_t b) {
    const std::size_t place = psa.place(a, b, key);
    const auto& shared = psa.living_shared_noise;
    const auto& uncontrolled = psa.living_uncontrolled_noise.empty() ? shared : psa.living_uncontrolled_noise;
    return NoiseVariances{psa.living_noise[place], shared[place], uncontrolled[place]};
  };
}

}  // namespace

PsaSpread spread_of(std::vector<double> draws, const NoiseVariances& variances) {
  const auto count = static_cast<double>(draws.size());
  // Relative to the first, so that the mean of equal draws is exact.
  double above = 0, square = 0;
  for (const double x : draws) above += x - draws.front();
  const double mean = draws.front() + above / count;
  for (const double x : draws) square += (x - mean) * (x - mean);
  const double variance = square / (count - 1), unshared = std::max(0.0, variances.noise),
               shared = std::max(0.0, variances.shared);
  const double parameters = std::max(0.0, variance - unshared);
  const double towards = variance > 0 ? std::sqrt(parameters / variance) : 1;
  return {.mean = mean,
          .low = mean + towards * (quantile(draws, 0.025) - mean),
          .high = mean + towards * (quantile(draws, 0.975) - mean),
          .parameter_sd = std::sqrt(parameters),
          .noise_sd = std::sqrt(unshared),
          .patient_error = std::sqrt(unshared / count + shared),
          .draw_error = std::sqrt(parameters / count),
          .shared_left = variances.uncontrolled > 0 ? std::min(1.0, shared / variances.uncontrolled) : 1};
}

PsaSpread spread_of(const PsaSample& sample, std::size_t strategy, std::size_t quantity) {
  std::vector<double> draws;
  for (std::size_t i = 0; i < sample.draws; ++i) draws.push_back(sample.at(i, strategy, quantity));
  return spread_of(std::move(draws), covariances_of(sample, quantity)(strategy, strategy));
}

PsaSpread spread_of_difference(const PsaSample& sample, std::size_t strategy, std::size_t quantity) {
  std::vector<double> draws;
  for (std::size_t i = 0; i < sample.draws; ++i)
    draws.push_back(sample.at(i, strategy, quantity) - sample.at(i, 0, quantity));
  return spread_of(std::move(draws), of_difference(strategy, covariances_of(sample, quantity)));
}

std::optional<PsaSpread> spread_of(const Psa& psa, std::size_t strategy, std::size_t key) {
  std::vector<double> draws;
  for (std::size_t i = 0; i < psa.sample.draws; ++i) {
    const auto mean = psa.estimate(i, strategy, key).mean;
    if (!mean) return std::nullopt;
    draws.push_back(*mean);
  }
  return spread_of(std::move(draws), covariances_of(psa, key)(strategy, strategy));
}

std::optional<PsaSpread> spread_of_difference(const Psa& psa, std::size_t strategy, std::size_t key) {
  std::vector<double> draws;
  for (std::size_t i = 0; i < psa.sample.draws; ++i) {
    const auto mean = psa.estimate(i, strategy, key).mean, reference = psa.estimate(i, 0, key).mean;
    if (!mean || !reference) return std::nullopt;
    draws.push_back(*mean - *reference);
  }
  return spread_of(std::move(draws), of_difference(strategy, covariances_of(psa, key)));
}

}  // namespace spinepath
