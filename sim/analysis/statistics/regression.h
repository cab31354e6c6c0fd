// Regression: the expectation of an outcome given some of the parameters, from a PSA sample. A constant and
// straight lines, free, with cubic splines and, between several parameters, products of pairs up to the third
// degree, held in by a penalty whose strength generalised cross-validation chooses. Where draws are too few
// for the products they are left out: the model is then additive. Sources: Wood, Generalized Additive Models
// (2006); Golub, Heath and Wahba, Technometrics 21 (1979) 215; weight 1.4 of the degrees of freedom against
// overfitting: Kim and Gu, J R Stat Soc B 66 (2004) 337.
#pragma once
#include <Eigen/Core>

namespace spinepath {

class Regression {
 public:
  /// `parameters`: draws by parameters; at least as many draws as `fewest_draws`.
  explicit Regression(const Eigen::MatrixXd& parameters);
  static Eigen::Index fewest_draws(Eigen::Index parameters) { return 10 * (parameters + 1); }

  struct Fit {
    Eigen::VectorXd fitted, residual;
    Eigen::VectorXd kept;  ///< of each basis function beside the constant: 1 free, towards 0 held in
    double degrees = 0;    ///< effective degrees of freedom
  };
  Fit fit(const Eigen::VectorXd& outcome) const;

 private:
  Eigen::VectorXd kept_of(const Eigen::VectorXd& coefficients, double square) const;

  Eigen::MatrixXd basis_;   ///< orthonormal columns: the free ones, then the penalised
  Eigen::VectorXd weight_;  ///< of the penalised columns: column j is kept by w_j / (w_j + lambda)
};

/// Average over draws of the covariance between two fits that is due to their errors of estimation, their
/// common shift aside.
double estimation_covariance(const Regression::Fit& a, const Regression::Fit& b);

}  // namespace spinepath
