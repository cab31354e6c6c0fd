#include "sim/analysis/decision/net_benefit.h"

#include <algorithm>
#include <cmath>

namespace spinepath {
namespace {

using Noise = double (PsaSample::*)(std::size_t, std::size_t, std::size_t, std::size_t) const;

/// Covariance of the Monte Carlo errors of strategies' increments.
Eigen::MatrixXd noise_of(const PsaSample& sample, const Perspective& perspective, double k, Noise noise) {
  const std::size_t cost = perspective.cost(), effect = perspective.gain();
  const auto benefit = [&](std::size_t a, std::size_t b) {
    const auto part = [&](std::size_t of_a, std::size_t of_b) { return (sample.*noise)(a, of_a, b, of_b); };
    return k * k * part(effect, effect) - k * part(effect, cost) - k * part(cost, effect) + part(cost, cost);
  };
  const std::size_t strategies = sample.strategies.size();
  const auto size = static_cast<Eigen::Index>(strategies);
  Eigen::MatrixXd increment(size, size);
  for (std::size_t a = 0; a < strategies; ++a)
    for (std::size_t b = 0; b < strategies; ++b)
      increment(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)) =
          benefit(a, b) - benefit(a, 0) - benefit(0, b) + benefit(0, 0);
  return increment;
}

/// Of a group of patients, as `value` of Increments.
Eigen::MatrixXd offset_of(const PsaSample& sample, const Perspective& perspective, double threshold,
                          std::size_t group) {
  const auto off = [&](std::size_t draw, std::size_t s) {
    return threshold * sample.offset(draw, group, s, perspective.gain()) -
           sample.offset(draw, group, s, perspective.cost());
  };
  Eigen::MatrixXd offset(static_cast<Eigen::Index>(sample.draws), std::ssize(sample.strategies));
  for (std::size_t i = 0; i < sample.draws; ++i)
    for (std::size_t s = 0; s < sample.strategies.size(); ++s)
      offset(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(s)) = off(i, s) - off(i, 0);
  return offset;
}

}  // namespace

std::vector<Strategy> mean_strategies(const PsaSample& sample, const Perspective& perspective) {
  std::vector<Strategy> strategies(sample.strategies.size(), {0, 0});
  for (std::size_t s = 0; s < strategies.size(); ++s) {
    for (std::size_t i = 0; i < sample.draws; ++i) {
      strategies[s].cost += sample.at(i, s, perspective.cost());
      strategies[s].effect += sample.at(i, s, perspective.gain());
    }
    strategies[s].cost /= static_cast<double>(sample.draws);
    strategies[s].effect /= static_cast<double>(sample.draws);
  }
  return strategies;
}

Increments increments(const PsaSample& sample, const Perspective& perspective, double threshold) {
  const auto strategies = static_cast<Eigen::Index>(sample.strategies.size());
  const auto draws = static_cast<Eigen::Index>(sample.draws);
  const auto at = [](Eigen::Index i) { return static_cast<std::size_t>(i); };
  Increments result{.value = Eigen::MatrixXd(draws, strategies),
                    .noise = noise_of(sample, perspective, threshold, &PsaSample::noise_at),
                    .shared_noise = noise_of(sample, perspective, threshold, &PsaSample::shared_noise_at)};
  const auto benefit = [&](Eigen::Index i, Eigen::Index s) {
    return threshold * sample.at(at(i), at(s), perspective.gain()) -
           sample.at(at(i), at(s), perspective.cost());
  };
  for (Eigen::Index i = 0; i < draws; ++i)
    for (Eigen::Index s = 0; s < strategies; ++s) {
      result.value(i, s) = benefit(i, s) - benefit(i, 0);
      result.size = std::max({result.size, std::fabs(sample.at(at(i), at(s), perspective.cost())),
                              threshold * std::fabs(sample.at(at(i), at(s), perspective.gain()))});
    }
  result.groups = sample.groups;
  result.offset = [&sample, perspective, threshold](std::size_t group) {
    return offset_of(sample, perspective, threshold, group);
  };
  return result;
}

MeanError error_of_mean(const Increments& draws, Eigen::Index strategy) {
  const auto n = static_cast<double>(draws.value.rows());
  const double shared = draws.shared_noise.size() > 0 ? draws.shared_noise(strategy, strategy) : 0;
  const double total = covariance(draws.value.col(strategy))(0, 0) / n + shared;
  return {std::sqrt(std::max(0.0, total)),
          std::sqrt(std::max(0.0, draws.noise(strategy, strategy) / n + shared))};
}

Eigen::MatrixXd covariance(const Eigen::MatrixXd& rows) {
  const Eigen::MatrixXd centred = rows.rowwise() - rows.colwise().mean();
  return centred.transpose() * centred / static_cast<double>(rows.rows() - 1);
}

}  // namespace spinepath
