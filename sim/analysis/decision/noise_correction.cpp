#include "sim/analysis/decision/noise_correction.h"

#include <algorithm>
#include <cmath>

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

}  // namespace

// In coordinates where T + N = 1 both are diagonal, T = t and N = 1 - t, even if one of them is singular.
Shrinkage shrinkage(const Eigen::MatrixXd& total, const Eigen::MatrixXd& noise) {
  const Whitening whitening = whitening_of(total + noise);
  if (whitening.to.cols() == 0) return {Eigen::MatrixXd::Identity(total.rows(), total.cols()), {}, {}};
  const PrincipalAxes axes(whitening.to.transpose() * total * whitening.to);
  const Eigen::ArrayXd t = axes.values.array();
  const Eigen::ArrayXd share = (t > rounding).select((1 - t) / t.max(rounding), 0);  // of the variance
  const Eigen::VectorXd kept = (1 - share).max(0).sqrt();
  const Eigen::MatrixXd& turn = axes.directions;
  return {whitening.to * turn * kept.asDiagonal() * turn.transpose() * whitening.from.transpose(), t, share};
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
