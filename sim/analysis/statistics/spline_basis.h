// Spline basis of one parameter: the part of a cubic smoothing spline beyond a straight line. With x scaled
// to [0, 1], functions R(x, knot) of the space's reproducing kernel, combined so that the roughness, the
// integral of g''^2, of a sum of columns is the sum of squares of their coefficients. Source: Gu, Smoothing
// Spline ANOVA Models (2002), section 2.3.3; Wood, Generalized Additive Models (2006), section 3.2.
#pragma once
#include <Eigen/Core>

namespace spinepath {

/// Values (rows) by columns, fewer than `most` (knots at quantiles) where few values differ; none where at
/// most two do. Scaled to a mean square of the whole of 1.
Eigen::MatrixXd spline_basis(const Eigen::VectorXd& values, Eigen::Index most);

}  // namespace spinepath
