// PSA samples with known answers. In `linear_sample` the incremental net benefit at k = 20,000 of the second
// strategy over the first is INB = 20000 X - Y, X ~ N(0.05, 0.04^2) its gain in QALYs, Y ~ N(900, 300^2) its
// cost; `idle` matters for nothing. INB ~ N(100, 730000): with s = sqrt(730000), a = 100 / s, phi and Phi the
// standard normal density and distribution function,
//   EVPI = s phi(a) + 100 Phi(a) - 100 = 293.188,   P(INB > 0) = Phi(a) = 0.546586,
// and EVPPI is the same with the sd of what is known, 800 for X and 300 for Y: 271.644 and 76.271.
#pragma once
#include <cmath>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "sim/analysis/psa/sample.h"

namespace spinepath::test {

// Places among decision_quantities.
inline constexpr std::size_t payer_cost = quantity_of(View::payer),
                             care_cost = quantity_of(View::health_care),
                             qaly_gain = quantity_of(Outcome::qalys);

inline PsaSample empty_sample(std::vector<std::string> strategies, std::size_t draws,
                              std::vector<std::string> parameters = {}) {
  const std::size_t size = strategies.size() * quantity_count;
  PsaSample sample{.strategies = std::move(strategies), .draws = draws, .parameters = std::move(parameters)};
  sample.mean.resize(draws * size);
  sample.noise.resize(size * size);
  sample.shared_noise.resize(size * size);
  sample.parameter_ranks.resize(sample.parameters.size());
  std::iota(sample.parameter_ranks.begin(), sample.parameter_ranks.end(), std::size_t{0});
  sample.parameter_values.resize(draws * sample.parameters.size());
  return sample;
}

inline double& mean_at(PsaSample& sample, std::size_t draw, std::size_t strategy, std::size_t quantity) {
  return sample.mean[(draw * sample.strategies.size() + strategy) * quantity_count + quantity];
}
inline double& noise_at(PsaSample& sample, std::size_t s1, std::size_t q1, std::size_t s2, std::size_t q2) {
  const std::size_t size = sample.strategies.size() * quantity_count;
  return sample.noise[(s1 * quantity_count + q1) * size + s2 * quantity_count + q2];
}
inline double& parameter_at(PsaSample& sample, std::size_t draw, std::size_t p) {
  return sample.parameter_values[draw * sample.parameters.size() + p];
}

/// Standard normals from a fixed seed.
class Normals {
 public:
  explicit Normals(std::uint64_t seed) : random_(seed) {}
  double operator()() { return normal_(random_); }

 private:
  std::mt19937_64 random_;
  std::normal_distribution<double> normal_;
};

/// Health care's cost and QALYs, with Monte Carlo noise in the second strategy's.
inline PsaSample linear_sample(std::size_t draws, std::uint64_t seed, double cost_noise, double qaly_noise) {
  PsaSample sample = empty_sample({"usual", "new"}, draws, {"X", "Y", "idle"});
  Normals normal(seed);
  noise_at(sample, 1, care_cost, 1, care_cost) = cost_noise * cost_noise;
  noise_at(sample, 1, qaly_gain, 1, qaly_gain) = qaly_noise * qaly_noise;
  for (std::size_t i = 0; i < draws; ++i) {
    const double x = 0.05 + 0.04 * normal(), y = 900 + 300 * normal();
    parameter_at(sample, i, 0) = x;
    parameter_at(sample, i, 1) = y;
    parameter_at(sample, i, 2) = normal();
    mean_at(sample, i, 0, care_cost) = 4000;
    mean_at(sample, i, 0, qaly_gain) = 2;
    mean_at(sample, i, 1, care_cost) = 4000 + y + cost_noise * normal();
    mean_at(sample, i, 1, qaly_gain) = 2 + x + qaly_noise * normal();
  }
  return sample;
}

inline double normal_density(double z) {
  return std::exp(-z * z / 2) / std::sqrt(2 * 3.14159265358979323846);
}
inline double normal_distribution(double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; }

/// E max(0, N(mean, sd^2)) - max(0, mean).
inline double normal_evpi(double mean, double sd) {
  const double a = mean / sd;
  return sd * normal_density(a) + mean * normal_distribution(a) - std::max(0.0, mean);
}

/// A mean over replications and its standard error.
struct Replicated {
  double sum = 0, squares = 0, n = 0;
  void add(double x) { sum += x, squares += x * x, n += 1; }
  double mean() const { return sum / n; }
  double sd() const { return std::sqrt((squares - sum * sum / n) / (n - 1)); }
  double error() const { return sd() / std::sqrt(n); }
  /// Standard errors from the truth.
  double off(double truth) const { return std::fabs(mean() - truth) / error(); }
};

}  // namespace spinepath::test
