// Regression: the expectation of an outcome given some of the parameters, from a PSA sample. Unpenalised
// constant and linear terms; cubic splines and, between parameters, products of pairs up to the third degree
// with a penalty whose strength is chosen by generalised cross-validation. With too few draws for the
// products the model is additive. Sources: Wood, Generalized Additive Models (2006); Golub, Heath and Wahba,
// Technometrics 21 (1979) 215; weight 1.4 of the degrees of freedom against overfitting: Kim and Gu, J R Stat
// Soc B 66 (2004) 337.
#pragma once
#include <Eigen/Core>

namespace spinepath {

class Regression {
 public:
  /// `parameters`: draws (rows) by parameters (columns); at least `fewest_draws` rows.
  explicit Regression(const Eigen::MatrixXd& parameters);
  static Eigen::Index fewest_draws(Eigen::Index parameters) { return 10 * (parameters + 1); }

  struct Fit {
    Eigen::VectorXd fitted, residual;
    Eigen::VectorXd kept;  ///< shrinkage factor of each basis function: 1 unpenalised, towards 0 penalised
    double degrees = 0;    ///< effective degrees of freedom [1]
  };
  Fit fit(const Eigen::VectorXd& outcome) const;

 private:
  Eigen::VectorXd kept_of(const Eigen::VectorXd& coefficients, double square) const;

  Eigen::MatrixXd basis_;   ///< orthonormal columns: unpenalised, then penalised
  Eigen::VectorXd weight_;  ///< of penalised columns: the factor of column j is w_j / (w_j + lambda)
};

/// Mean over draws of the covariance between two fits due to estimation error, without that of the constant.
double estimation_covariance(const Regression::Fit& a, const Regression::Fit& b);

}  // namespace spinepath
