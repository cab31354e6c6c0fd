#include "sim/analysis/statistics/regression.h"

#include <algorithm>
#include <numbers>
#include <utility>

#include <Eigen/QR>

#include "models/numerics/elementary.h"
#include "sim/analysis/statistics/principal_axes.h"
#include "sim/analysis/statistics/spline_basis.h"

namespace spinepath {
namespace {

constexpr Eigen::Index most_knots = 10, fewest_knots = 3;  ///< per parameter
constexpr Eigen::Index most_columns = 600;                 ///< penalised; limits time, not accuracy
constexpr double degrees_weight = 1.4;                     ///< see the header
constexpr double least_mean_square = 1e-9;  ///< columns with a smaller mean square are linearly dependent

constexpr Eigen::Index products_of_pair = 3;

/// Numbers of penalised columns.
struct Penalised {
  Eigen::Index room;      ///< with more, there are no products
  Eigen::Index knots;     ///< of each parameter, at most
  Eigen::Index products;  ///< of all pairs

  Penalised(Eigen::Index draws, Eigen::Index parameters)
      : room(std::min(draws / 4, most_columns)),
        knots(std::clamp(room / (2 * parameters), fewest_knots, most_knots)),
        products(products_of_pair * parameters * (parameters - 1) / 2) {}
};

/// Columns with mean 0 and variance 1; constant columns become 0.
Eigen::MatrixXd standardised(const Eigen::MatrixXd& x) {
  Eigen::MatrixXd z = x.rowwise() - x.colwise().mean();
  for (auto column : z.colwise()) {
    const double sd = std::sqrt(column.squaredNorm() / static_cast<double>(x.rows()));
    if (sd > 0) column /= sd;
  }
  return z;
}

/// Products of two parameters up to the third degree, each scaled to a mean square of 1.
Eigen::MatrixXd products(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
  Eigen::MatrixXd columns(a.size(), products_of_pair);
  const Eigen::VectorXd ab = a.cwiseProduct(b);
  columns << ab, ab.cwiseProduct(a), ab.cwiseProduct(b);
  for (auto column : columns.colwise())
    if (const double square = column.squaredNorm() / static_cast<double>(a.size()); square > 0)
      column /= std::sqrt(square);
  return columns;
}

/// Constant and linear terms, an orthonormal basis of them, and the matrix that makes it of them; fewer columns
/// if parameters are linearly dependent.
struct FreeBasis {
  Eigen::MatrixXd terms, basis, to_basis;
};

FreeBasis free_basis(const Eigen::MatrixXd& z) {
  Eigen::MatrixXd terms(z.rows(), z.cols() + 1);
  terms << Eigen::VectorXd::Ones(z.rows()), z;
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(terms);
  qr.setThreshold(least_mean_square);
  const Eigen::Index rank = qr.rank();
  Eigen::MatrixXd to_pivots = Eigen::MatrixXd::Zero(terms.cols(), rank);
  to_pivots.topRows(rank) = qr.matrixR()
                                .topLeftCorner(rank, rank)
                                .triangularView<Eigen::Upper>()
                                .solve(Eigen::MatrixXd::Identity(rank, rank));
  Eigen::MatrixXd basis = qr.householderQ() * Eigen::MatrixXd::Identity(z.rows(), rank);
  return {std::move(terms), std::move(basis), qr.colsPermutation() * to_pivots};
}

double residual_covariance(const Regression::Fit& a, const Regression::Fit& b) {
  const auto n = static_cast<double>(a.residual.size());
  return a.residual.dot(b.residual) / (n - std::sqrt(a.degrees * b.degrees));
}

/// x to a power of at most two.
double power(double x, int exponent) { return exponent == 0 ? 1 : exponent == 1 ? x : x * x; }

}  // namespace

Eigen::Index Regression::most_functions(Eigen::Index parameters, Eigen::Index draws) {
  const Penalised size(draws, parameters);
  const Eigen::Index splines = parameters * size.knots, all = splines + size.products;
  return 1 + parameters + (all <= size.room ? all : splines);
}

/// Splines of each parameter and, with enough draws, products of pairs.
void Regression::add_penalised(const Eigen::MatrixXd& z) {
  const Eigen::Index n = z.rows(), d = z.cols();
  const auto [room, knots, products_size] = Penalised(n, d);
  bent_.resize(n, d * knots + products_size);
  Eigen::Index used = 0;
  for (Eigen::Index a = 0; a < d; ++a) {
    const Eigen::MatrixXd spline = spline_basis(z.col(a), knots);
    bent_.middleCols(used, spline.cols()) = spline;
    terms_.insert(terms_.end(), static_cast<std::size_t>(spline.cols()), {a, a, 2, 0});
    used += spline.cols();
  }
  const bool enough_draws = used + products_size <= room;
  for (Eigen::Index a = 0; a < d && enough_draws; ++a)
    for (Eigen::Index b = a + 1; b < d; ++b) {
      bent_.middleCols(used, products_of_pair) = products(z.col(a), z.col(b));
      terms_.insert(terms_.end(), {{a, b, 1, 1}, {a, b, 2, 1}, {a, b, 1, 2}});
      used += products_of_pair;
    }
  bent_.conservativeResize(Eigen::NoChange, used);
}

Regression::Regression(const Eigen::MatrixXd& parameters) {
  const Eigen::MatrixXd z = standardised(parameters);
  auto [terms, free, to_free] = free_basis(z);
  linear_ = std::move(terms);
  to_free_ = std::move(to_free);
  basis_ = free;
  add_penalised(z);
  if (bent_.cols() == 0) return;
  bent_ -= free * (free.transpose() * bent_);
  const PrincipalAxes axes(bent_.transpose() * bent_);
  const double least = least_mean_square * static_cast<double>(z.rows());
  const Eigen::Index kept = (axes.values.array() > least).count();
  weight_ = axes.values.tail(kept);
  to_axes_ = axes.directions.rightCols(kept) * weight_.cwiseSqrt().cwiseInverse().asDiagonal();
  basis_.resize(z.rows(), free.cols() + kept);
  basis_ << free, bent_ * to_axes_;
}

Eigen::MatrixXd Regression::expected_basis(const Eigen::VectorXd& resolved) const {
  const Eigen::VectorXd root = resolved.cwiseSqrt();
  Eigen::VectorXd of_linear(linear_.cols()), of_bent(bent_.cols());
  of_linear << 1, root;
  for (Eigen::Index j = 0; j < of_bent.size(); ++j) {
    const Term& term = terms_[static_cast<std::size_t>(j)];
    of_bent[j] = power(root[term.a], term.power_a) * power(root[term.b], term.power_b);
  }
  Eigen::MatrixXd expected(basis_.rows(), basis_.cols());
  expected.leftCols(to_free_.cols()) = linear_ * (of_linear.asDiagonal() * to_free_);
  if (weight_.size() > 0) expected.rightCols(weight_.size()) = bent_ * (of_bent.asDiagonal() * to_axes_);
  return expected;
}

/// Shrinkage factor of each penalised coefficient, by the least generalised cross-validation score.
Eigen::VectorXd Regression::kept_of(const Eigen::VectorXd& coefficients, double square) const {
  const auto n = static_cast<double>(basis_.rows());
  const Eigen::VectorXd bent = coefficients.tail(weight_.size());
  const double outside = std::max(0.0, square - coefficients.squaredNorm());  // not spanned by the basis
  const auto score_of = [&](const Eigen::VectorXd& kept) {
    const double squares = outside + (bent.array() * (1 - kept.array())).square().sum();
    const double degrees = static_cast<double>(basis_.cols() - weight_.size()) + kept.sum();
    const double left = std::max(1.0, n - degrees_weight * degrees);
    return squares / (left * left);
  };
  Eigen::VectorXd best = Eigen::VectorXd::Zero(weight_.size());  // linear terms only
  double least = score_of(best);
  for (int step = 20; step >= -40 && weight_.size() > 0; --step) {
    const double strength = weight_.maxCoeff() * exponential(0.2 * std::numbers::ln10 * step);
    const Eigen::VectorXd kept = weight_.array() / (weight_.array() + strength);
    if (const double score = score_of(kept); score < least) {
      least = score;
      best = kept;
    }
  }
  return best;
}

Regression::Fit Regression::fit(const Eigen::VectorXd& outcome) const {
  const Eigen::VectorXd coefficients = basis_.transpose() * outcome;
  Fit fit{.kept = Eigen::VectorXd::Ones(basis_.cols())};
  fit.kept.tail(weight_.size()) = kept_of(coefficients, outcome.squaredNorm());
  fit.degrees = fit.kept.sum();
  fit.coefficients = coefficients.cwiseProduct(fit.kept);
  fit.fitted = basis_ * fit.coefficients;
  fit.residual = outcome - fit.fitted;
  return fit;
}

double estimation_covariance(const Regression::Fit& a, const Regression::Fit& b) {
  const auto n = static_cast<double>(a.residual.size());
  return residual_covariance(a, b) * (a.kept.dot(b.kept) - 1) / n;  // 1: the constant
}

double estimation_covariance(const Regression::Fit& a, const Regression::Fit& b,
                             const Eigen::VectorXd& squares) {
  const auto n = static_cast<double>(a.residual.size());
  return residual_covariance(a, b) * a.kept.cwiseProduct(b.kept).dot(squares) / n;
}

}  // namespace spinepath
