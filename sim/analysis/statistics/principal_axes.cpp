#include "sim/analysis/statistics/principal_axes.h"

#include <Eigen/Eigenvalues>

namespace spinepath {

PrincipalAxes::PrincipalAxes(const Eigen::MatrixXd& symmetric) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(symmetric);
  values = solver.eigenvalues();
  directions = solver.eigenvectors();
}

}  // namespace spinepath
