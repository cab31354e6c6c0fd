// Regression: the expectation of an outcome given some of the parameters, from a PSA sample. Unpenalised
// constant and linear terms; cubic splines and, between parameters, products of pairs up to the third degree
// with a penalty whose strength is chosen by generalised cross-validation. With too few draws for the
// products the model is additive. Sources: Wood, Generalized Additive Models (2006); Golub, Heath and Wahba,
// Technometrics 21 (1979) 215; weight 1.4 of the degrees of freedom against overfitting: Kim and Gu, J R Stat
// Soc B 66 (2004) 337.
#pragma once
#include <vector>

#include <Eigen/Core>

namespace spinepath {

class Regression {
 public:
  /// `parameters`: draws (rows) by parameters (columns); at least `fewest_draws` rows.
  explicit Regression(const Eigen::MatrixXd& parameters);
  static Eigen::Index fewest_draws(Eigen::Index parameters) { return 10 * (parameters + 1); }
  /// Basis functions at most, penalised ones and others.
  static Eigen::Index most_functions(Eigen::Index parameters, Eigen::Index draws);

  struct Fit {
    Eigen::VectorXd fitted, residual;
    Eigen::VectorXd kept;  ///< shrinkage factor of each basis function: 1 unpenalised, towards 0 penalised
    Eigen::VectorXd coefficients;  ///< of the basis functions, shrunk [the outcome's unit]
    double degrees = 0;            ///< effective degrees of freedom [1]
  };
  Fit fit(const Eigen::VectorXd& outcome) const;

  /// Basis functions at the draws, in columns; orthonormal.
  const Eigen::MatrixXd& basis() const { return basis_; }
  /// What is expected of the basis functions when data resolve the share v of each parameter's variance
  /// (`resolved` [1], by parameter): a straight line in a parameter keeps sqrt(v) of its spread, a bend in it
  /// v, a product of two the product of both roots, and so on. Exact to the second degree for normal
  /// parameters and data (Mehler's expansion; E[He_k(x) | data] has the factor v^(k/2)); of bends beyond the
  /// third degree it keeps too much.
  Eigen::MatrixXd expected_basis(const Eigen::VectorXd& resolved) const;

 private:
  /// A penalised column before orthogonalisation: powers of the roots of v by which its expectation shrinks.
  struct Term {
    Eigen::Index a, b;     ///< parameters
    int power_a, power_b;  ///< [1]
  };
  void add_penalised(const Eigen::MatrixXd& z);
  Eigen::VectorXd kept_of(const Eigen::VectorXd& coefficients, double square) const;

  Eigen::MatrixXd basis_;          ///< orthonormal columns: unpenalised, then penalised
  Eigen::VectorXd weight_;         ///< of penalised columns: the factor of column j is w_j / (w_j + lambda)
  Eigen::MatrixXd linear_, bent_;  ///< constant and parameters; penalised columns less their straight part
  Eigen::MatrixXd to_free_, to_axes_;  ///< basis_ = [linear_ to_free_, bent_ to_axes_]
  std::vector<Term> terms_;            ///< of bent_
};

/// Mean over draws of the covariance between two fits due to estimation error, without that of the constant.
double estimation_covariance(const Regression::Fit& a, const Regression::Fit& b);
/// The same at other points; `squares`: of each basis function there, less its mean, summed over the draws [1].
double estimation_covariance(const Regression::Fit& a, const Regression::Fit& b,
                             const Eigen::VectorXd& squares);

}  // namespace spinepath
