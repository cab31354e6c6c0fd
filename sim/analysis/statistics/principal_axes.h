// PrincipalAxes: eigenvalues and eigenvectors of a symmetric matrix. Compiled once: Eigen's solver takes the
// compiler seconds in every file that has one.
#pragma once
#include <Eigen/Core>

namespace spinepath {

struct PrincipalAxes {
  explicit PrincipalAxes(const Eigen::MatrixXd& symmetric);

  Eigen::VectorXd values;      ///< eigenvalues, ascending, in the matrix's unit
  Eigen::MatrixXd directions;  ///< unit eigenvectors, in columns [1]
};

}  // namespace spinepath
