#include "sim/analysis/statistics/spline_basis.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <Eigen/Cholesky>

namespace spinepath {
namespace {

/// The reproducing kernel on [0, 1] with the integral of g''^2 as squared norm.
double kernel(double x, double z) {
  const double a = x - 0.5, b = z - 0.5, c = std::fabs(x - z) - 0.5;
  return (a * a - 1.0 / 12) * (b * b - 1.0 / 12) / 4 - (c * c * c * c - c * c / 2 + 7.0 / 240) / 24;
}

/// Quantiles of the distinct values.
Eigen::VectorXd knots_of(const Eigen::VectorXd& x, Eigen::Index most) {
  std::vector<double> sorted(x.begin(), x.end());
  std::ranges::sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  const auto differ = static_cast<Eigen::Index>(sorted.size());
  const Eigen::Index count = differ <= 2 ? 0 : std::min(most, differ);
  Eigen::VectorXd knots(count);
  for (Eigen::Index j = 0; j < count; ++j)
    knots[j] = sorted[static_cast<std::size_t>((2 * j + 1) * differ / (2 * count))];
  return knots;
}

}  // namespace

Eigen::MatrixXd spline_basis(const Eigen::VectorXd& values, Eigen::Index most) {
  const double low = values.minCoeff(), range = values.maxCoeff() - low;
  if (!(range > 0)) return Eigen::MatrixXd(values.size(), 0);
  const Eigen::VectorXd x = (values.array() - low) / range, knots = knots_of(x, most);
  Eigen::MatrixXd at_values(x.size(), knots.size()), at_knots(knots.size(), knots.size());
  if (knots.size() == 0) return at_values;
  for (Eigen::Index j = 0; j < knots.size(); ++j) {
    for (Eigen::Index i = 0; i < x.size(); ++i) at_values(i, j) = kernel(x[i], knots[j]);
    for (Eigen::Index i = 0; i < knots.size(); ++i) at_knots(i, j) = kernel(knots[i], knots[j]);
  }
  at_knots.diagonal() *= 1 + 1e-8;  // positive definite even if knots nearly coincide
  const Eigen::LLT<Eigen::MatrixXd> root(at_knots);
  const Eigen::MatrixXd columns = root.matrixL().solve(at_values.transpose()).transpose();
  return columns / std::sqrt(columns.squaredNorm() / static_cast<double>(x.size()));
}

}  // namespace spinepath
