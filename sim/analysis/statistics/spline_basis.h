// Spline basis of one parameter: the part of a cubic smoothing spline beyond a straight line. With x scaled
// to [0, 1], functions R(x, knot) of the space's reproducing kernel, combined so that the roughness, the
// integral of g''^2, of a sum of columns is the sum of squares of their coefficients. Source: Gu, Smoothing
// Spline ANOVA Models (2002), section 2.3.3; Wood, Generalized Additive Models (2006), section 3.2.
#pragma once
#include <Eigen/Core>

namespace spinepath {

/// Matrix of values (rows) by at most `most` columns (knots at quantiles); fewer columns with few distinct
/// values, none with at most two. Scaled to a total mean square of 1.
Eigen::MatrixXd spline_basis(const Eigen::VectorXd& values, Eigen::Index most);

}  // namespace spinepath
