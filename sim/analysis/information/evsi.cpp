#include "sim/analysis/information/evsi.h"

#include <algorithm>
#include <cmath>

#include "sim/analysis/decision/choice.h"
#include "sim/analysis/decision/noise_correction.h"

namespace spinepath {
namespace {

/// Net benefit over the best strategy, by strategy, as the regression explains it.
struct Explained {
  const Increments& draws;
  const Regression& on;
  Eigen::Index best;                  ///< without a trial
  std::vector<Regression::Fit> fits;  ///< by strategy

  const Regression::Fit& of(Eigen::Index strategy) const { return fits[static_cast<std::size_t>(strategy)]; }
};

Explained explain(const Increments& draws, const Regression& on) {
  Explained explained{draws, on, static_cast<Eigen::Index>(choose(draws.value, draws.size).best), {}};
  for (const auto& outcome : draws.value.colwise())
    explained.fits.push_back(on.fit(outcome - draws.value.col(explained.best)));
  return explained;
}

/// Expected net benefit given the data, with the estimation error of the fit.
Increments expected_benefit(const Explained& explained, const Eigen::MatrixXd& basis) {
  const Eigen::Index strategies = explained.draws.value.cols();
  const Eigen::VectorXd squares =
      (basis.rowwise() - basis.colwise().mean()).colwise().squaredNorm().transpose();
  Increments known{Eigen::MatrixXd(basis.rows(), strategies), Eigen::MatrixXd(strategies, strategies)};
  for (Eigen::Index a = 0; a < strategies; ++a) {
    known.value.col(a) = basis * explained.of(a).coefficients;
    for (Eigen::Index b = 0; b < strategies; ++b)
      known.noise(a, b) = estimation_covariance(explained.of(a), explained.of(b), squares);
  }
  return known;
}

/// By strategy: the sum of the basis over the draws in which it is chosen, less that over all for the best.
Eigen::MatrixXd basis_of_choices(const Eigen::MatrixXd& basis, const std::vector<Eigen::Index>& chosen,
                                 Eigen::Index strategies, Eigen::Index best) {
  Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(basis.cols(), strategies);
  for (Eigen::Index i = 0; i < basis.rows(); ++i) {
    sums.col(chosen[static_cast<std::size_t>(i)]) += basis.row(i).transpose();
    sums.col(best) -= basis.row(i).transpose();
  }
  return sums;
}

/// Standard error of the mean gain of choosing by `known`. A draw acts by its own term, by moving the mean towards which
/// the basis shrinks, and by its residual on the fit.
double error_of_sampled_gain(const Explained& explained, const Eigen::MatrixXd& basis,
                             const Eigen::MatrixXd& known) {
  const Eigen::Index n = known.rows(), strategies = known.cols(), best = explained.best;
  std::vector<Eigen::Index> chosen(static_cast<std::size_t>(n));
  Eigen::VectorXd effect(n), share = Eigen::VectorXd::Zero(strategies);
  for (Eigen::Index i = 0; i < n; ++i) {
    Eigen::Index& choice = chosen[static_cast<std::size_t>(i)];
    choice = first_best(known.row(i), explained.draws.size);
    effect[i] = known(i, choice) - known(i, best);
    share[choice] += 1 / static_cast<double>(n);
    share[best] -= 1 / static_cast<double>(n);
  }
  const Eigen::MatrixXd sums = basis_of_choices(basis, chosen, strategies, best);
  for (Eigen::Index s = 0; s < strategies; ++s) {
    const Regression::Fit& fit = explained.of(s);
    effect += share[s] * (fit.fitted - basis * fit.coefficients);
    effect += (explained.on.basis() * fit.kept.cwiseProduct(sums.col(s))).cwiseProduct(fit.residual);
  }
  const Eigen::MatrixXd& noise = explained.draws.shared_noise;
  const double shared = noise.size() > 0 ? share.dot(noise * share) : 0;
  return std::sqrt(std::max(0.0, covariance(effect)(0, 0) / static_cast<double>(n) + shared));
}

}  // namespace

std::vector<Evsi> evsi(const Increments& draws, const Regression& on,
                       std::span<const Eigen::VectorXd> resolved) {
  const Explained explained = explain(draws, on);
  std::vector<Evsi> values;
  for (const Eigen::VectorXd& shares : resolved) {
    const Eigen::MatrixXd basis = on.expected_basis(shares);
    const Eigen::MatrixXd known = without_noise(expected_benefit(explained, basis)).value;
    values.push_back({choose(known, draws.size).evpi(), error_of_sampled_gain(explained, basis, known)});
  }
  return values;
}

std::vector<Evsi> in_bounds(std::vector<Evsi> by_size, double perfect) {
  double least = 0;
  for (Evsi& one : by_size) least = one.value = std::min(std::max(one.value, least), perfect);
  return by_size;
}

}  // namespace spinepath
