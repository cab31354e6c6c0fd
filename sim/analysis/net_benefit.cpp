#include "sim/analysis/net_benefit.h"

namespace spinepath {
namespace {

/// Covariance of two strategies' net benefits, within a draw.
double noise_of(const PsaSample& sample, const Valuation& valuation, double k, std::size_t a, std::size_t b) {
  const Quantity cost = valuation.cost(), effect = valuation.effect;
  return k * k * sample.noise_at(a, effect, b, effect) - k * sample.noise_at(a, effect, b, cost) -
         k * sample.noise_at(a, cost, b, effect) + sample.noise_at(a, cost, b, cost);
}

}  // namespace

std::vector<Strategy> mean_strategies(const PsaSample& sample, const Valuation& valuation) {
  std::vector<Strategy> strategies(sample.strategies.size(), {0, 0});
  for (std::size_t s = 0; s < strategies.size(); ++s) {
    for (std::size_t i = 0; i < sample.draws; ++i) {
      strategies[s].cost += sample.at(i, s, valuation.cost());
      strategies[s].effect += sample.at(i, s, valuation.effect);
    }
    strategies[s].cost /= static_cast<double>(sample.draws);
    strategies[s].effect /= static_cast<double>(sample.draws);
  }
  return strategies;
}

Increments increments(const PsaSample& sample, const Valuation& valuation, double threshold) {
  const auto strategies = static_cast<Eigen::Index>(sample.strategies.size());
  const auto draws = static_cast<Eigen::Index>(sample.draws);
  const auto at = [](Eigen::Index i) { return static_cast<std::size_t>(i); };
  Increments result{Eigen::MatrixXd(draws, strategies), Eigen::MatrixXd(strategies, strategies)};
  const auto benefit = [&](Eigen::Index i, Eigen::Index s) {
    return threshold * sample.at(at(i), at(s), valuation.effect) - sample.at(at(i), at(s), valuation.cost());
  };
  for (Eigen::Index i = 0; i < draws; ++i)
    for (Eigen::Index s = 0; s < strategies; ++s) result.value(i, s) = benefit(i, s) - benefit(i, 0);
  const auto noise = [&](Eigen::Index a, Eigen::Index b) {
    return noise_of(sample, valuation, threshold, at(a), at(b));
  };
  for (Eigen::Index a = 0; a < strategies; ++a)
    for (Eigen::Index b = 0; b < strategies; ++b)
      result.noise(a, b) = noise(a, b) - noise(a, 0) - noise(0, b) + noise(0, 0);
  return result;
}

Eigen::MatrixXd covariance(const Eigen::MatrixXd& rows) {
  const Eigen::MatrixXd centred = rows.rowwise() - rows.colwise().mean();
  return centred.transpose() * centred / static_cast<double>(rows.rows() - 1);
}

}  // namespace spinepath
