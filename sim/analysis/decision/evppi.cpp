#include "sim/analysis/decision/evppi.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/analysis/decision/choice.h"
#include "sim/analysis/decision/noise_correction.h"

namespace spinepath {
namespace {

/// Standard error of the mean gain over the best strategy overall, if in each draw the best strategy by
/// `known` is chosen.
double error_of_gain(const Increments& draws, const Eigen::MatrixXd& known, std::size_t best) {
  const auto overall = static_cast<Eigen::Index>(best);
  const Eigen::Index n = draws.value.rows();
  Eigen::VectorXd gain(n), share = Eigen::VectorXd::Zero(draws.value.cols());  // of draws, then over the best
  for (Eigen::Index i = 0; i < n; ++i) {
    const Eigen::Index chosen = first_best(known.row(i), draws.size);
    gain[i] = draws.value(i, chosen) - draws.value(i, overall);
    share[chosen] += 1;
  }
  share[overall] -= static_cast<double>(n);
  share /= static_cast<double>(n);
  const double shared = draws.shared_noise.size() > 0 ? share.dot(draws.shared_noise * share) : 0;
  return std::sqrt(std::max(0.0, covariance(gain)(0, 0) / static_cast<double>(n) + shared));
}

}  // namespace

Evppi evppi(const Increments& draws, const Regression& on) {
  const Eigen::Index strategies = draws.value.cols();
  const auto best = static_cast<Eigen::Index>(choose(draws.value, draws.size).best);
  std::vector<Regression::Fit> fits;
  for (const auto& outcome : draws.value.colwise()) fits.push_back(on.fit(outcome - draws.value.col(best)));
  Increments known{Eigen::MatrixXd(draws.value.rows(), strategies), Eigen::MatrixXd(strategies, strategies)};
  for (Eigen::Index a = 0; a < strategies; ++a) {
    const auto& fit = fits[static_cast<std::size_t>(a)];
    known.value.col(a) = fit.fitted;
    for (Eigen::Index b = 0; b <= a; ++b)
      known.noise(a, b) = known.noise(b, a) = estimation_covariance(fit, fits[static_cast<std::size_t>(b)]);
  }
  const Eigen::MatrixXd fitted = without_noise(known).value;
  const Choice choice = choose(fitted, draws.size);
  return {choice.evpi(), error_of_gain(draws, fitted, choice.best)};
}

}  // namespace spinepath
