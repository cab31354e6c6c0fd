#include "sim/analysis/noise_correction.h"

#include <algorithm>
#include <cmath>

#include <Eigen/Eigenvalues>

namespace spinepath {
namespace {

/// Relative to the largest variance of a scaled matrix: below it, a contrast does not vary.
constexpr double rounding = 1e-10;

/// Coordinates in which what varies has variance 1: y = to' (x - m), x = m + from y.
struct Whitening {
  Eigen::MatrixXd to, from;
};

Whitening whitening_of(const Eigen::MatrixXd& total) {
  const Eigen::VectorXd sd = total.diagonal().cwiseSqrt();
  const Eigen::VectorXd scale = sd.unaryExpr([](double x) { return x > 0 ? 1 / x : 0.0; });
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> axes(scale.asDiagonal() * total * scale.asDiagonal());
  const Eigen::VectorXd& variance = axes.eigenvalues();  // ascending
  const double least = rounding * std::max(1.0, variance.maxCoeff());
  const Eigen::Index kept = (variance.array() > least).count();
  const Eigen::MatrixXd directions = axes.eigenvectors().rightCols(kept);
  const Eigen::VectorXd root = variance.tail(kept).cwiseSqrt();
  return {scale.asDiagonal() * directions * root.cwiseInverse().asDiagonal(),
          sd.asDiagonal() * directions * root.asDiagonal()};
}

/// Strategies that are the same in every draw stay so to the last bit: ties are counted.
void keep_twins_equal(const Eigen::MatrixXd& before, Eigen::MatrixXd& after) {
  for (Eigen::Index s = 1; s < before.cols(); ++s)
    for (Eigen::Index first = 0; first < s; ++first)
      if (before.col(s) == before.col(first)) {
        after.col(s) = after.col(first);
        break;
      }
}

}  // namespace

WithoutNoise without_noise(const Increments& draws) {
  const auto n = static_cast<double>(draws.value.rows());
  const Eigen::RowVectorXd mean = draws.value.colwise().mean();
  const Whitening whitening = whitening_of(covariance(draws.value));
  if (whitening.to.cols() == 0) return {.value = draws.value};
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> axes(whitening.to.transpose() * draws.noise *
                                                            whitening.to);
  const Eigen::VectorXd noise = axes.eigenvalues();  // share of the variance, by canonical contrast
  const Eigen::VectorXd kept =
      noise.unaryExpr([](double share) { return std::sqrt(std::max(0.0, 1 - share)); });
  const Eigen::MatrixXd& turn = axes.eigenvectors();
  const Eigen::MatrixXd shrink =
      whitening.to * turn * kept.asDiagonal() * turn.transpose() * whitening.from.transpose();

  WithoutNoise result{.value = draws.value, .contrasts = static_cast<std::size_t>(noise.size())};
  // A variance of noise alone has the relative standard error sqrt(2 / (n - 1)).
  const double least = 1 / (1 + 2 * std::sqrt(2 / (n - 1)));
  result.unresolved = static_cast<std::size_t>((noise.array() > least).count());
  result.value = ((draws.value.rowwise() - mean) * shrink).rowwise() + mean;
  keep_twins_equal(draws.value, result.value);
  return result;
}

}  // namespace spinepath
