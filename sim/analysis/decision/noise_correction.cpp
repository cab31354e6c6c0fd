#include "sim/analysis/decision/noise_correction.h"

#include <algorithm>
#include <cmath>

#include <Eigen/Cholesky>

#include "sim/analysis/statistics/principal_axes.h"

namespace spinepath {
namespace {

/// Relative to the largest variance of a scaled matrix: variances below it count as 0.
constexpr double rounding = 1e-10;

/// Coordinates in which a matrix is the identity: y = to' (x - m), x = m + from y; directions with 0 are
/// dropped.
struct Whitening {
  Eigen::MatrixXd to, from;
};

Whitening whitening_of(const Eigen::MatrixXd& matrix) {
  const Eigen::VectorXd size = matrix.diagonal().cwiseMax(0).cwiseSqrt();
  const Eigen::VectorXd scale = size.unaryExpr([](double x) { return x > 0 ? 1 / x : 0.0; });
  const PrincipalAxes axes(scale.asDiagonal() * matrix * scale.asDiagonal());
  const Eigen::VectorXd& variance = axes.values;  // ascending
  const double least = rounding * std::max(1.0, variance.maxCoeff());
  const Eigen::Index kept = (variance.array() > least).count();
  const Eigen::MatrixXd directions = axes.directions.rightCols(kept);
  const Eigen::VectorXd root = variance.tail(kept).cwiseSqrt();
  return {scale.asDiagonal() * directions * root.cwiseInverse().asDiagonal(),
          size.asDiagonal() * directions * root.asDiagonal()};
}

/// Strategies that are equal in every draw remain equal to the last bit, since ties are counted.
void preserve_ties(const Eigen::MatrixXd& before, Eigen::MatrixXd& after) {
  for (Eigen::Index s = 1; s < before.cols(); ++s)
    for (Eigen::Index first = 0; first < s; ++first)
      if (before.col(s) == before.col(first)) {
        after.col(s) = after.col(first);
        break;
      }
}

/// What remains of deviations along each axis, by the share of noise in its variance. [1]
Eigen::VectorXd kept_of(const Eigen::ArrayXd& share) { return (1 - share).max(0).sqrt(); }

Eigen::ArrayXd share_of_noise(const Eigen::ArrayXd& t) {
  return (t > rounding).select((1 - t) / t.max(rounding), 0);
}

}  // namespace

// In coordinates where T + N = 1 both are diagonal, T = t and N = 1 - t, even if one of them is singular.
Shrinkage shrinkage(const Eigen::MatrixXd& total, const Eigen::MatrixXd& noise) {
  const Whitening whitening = whitening_of(total + noise);
  if (whitening.to.cols() == 0) return {Eigen::MatrixXd::Identity(total.rows(), total.cols()), {}, {}};
  const PrincipalAxes axes(whitening.to.transpose() * total * whitening.to);
  const Eigen::ArrayXd t = axes.values.array();
  const Eigen::ArrayXd share = share_of_noise(t);
  const Eigen::VectorXd kept = kept_of(share);
  const Eigen::MatrixXd& turn = axes.directions;
  return {whitening.to * turn * kept.asDiagonal() * turn.transpose() * whitening.from.transpose(), t, share};
}

NearbyShrinkage::NearbyShrinkage(const Eigen::MatrixXd& total, const Eigen::MatrixXd& noise) : noise_(noise) {
  const Whitening whitening = whitening_of(total + noise);
  to_ = whitening.to;
  from_ = whitening.from;
  own_noise_ = to_.transpose() * noise * to_;
}

Eigen::MatrixXd NearbyShrinkage::factor(const Eigen::MatrixXd& total) const {
  constexpr double far = 1e-3;  ///< least square root of a variance that was 1: below, T is not near
  const Eigen::MatrixXd own = to_.transpose() * total * to_;
  const Eigen::LLT<Eigen::MatrixXd> root(own + own_noise_);
  const bool near = root.info() == Eigen::Success && own.cols() > 0 &&
                    Eigen::VectorXd(root.matrixLLT().diagonal()).minCoeff() > far;
  if (!near) return shrinkage(total, noise_).factor;
  const Eigen::MatrixXd half = root.matrixL().solve(own);
  const PrincipalAxes axes(root.matrixL().solve(half.transpose()));
  const Eigen::VectorXd kept = kept_of(share_of_noise(axes.values.array()));
  const Eigen::MatrixXd to = to_ * root.matrixU().solve(axes.directions);
  const Eigen::MatrixXd from = from_ * (root.matrixL() * axes.directions);
  return to * kept.asDiagonal() * from.transpose();
}

WithoutNoise without_noise(const Increments& draws) {
  const auto n = static_cast<double>(draws.value.rows());
  const Shrinkage shrink = shrinkage(covariance(draws.value), draws.noise);
  WithoutNoise result{.value = draws.value};
  if (shrink.variance.size() == 0) return result;

  // A variance due to noise alone has the relative standard error sqrt(2 / (n - 1)).
  const double least = 1 / (1 + 2 * std::sqrt(2 / (n - 1)));
  result.contrasts = static_cast<std::size_t>((shrink.variance > rounding).count());
  result.unresolved = static_cast<std::size_t>((shrink.noise > least).count());
  const Eigen::RowVectorXd mean = draws.value.colwise().mean();
  result.value = ((draws.value.rowwise() - mean) * shrink.factor).rowwise() + mean;
  preserve_ties(draws.value, result.value);
  return result;
}

}  // namespace spinepath
