// Correlation of normal scores: the lower triangle L with L L' = matrix, by Cholesky's method row by row
// (Golub and Van Loan, Matrix Computations, 4th ed., section 4.2). L z has that correlation if the z are
// independent.
#pragma once
#include <optional>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// `matrix`: n x n, symmetric, 1 on the diagonal. Row i of the result has i + 1 numbers. None if the matrix
/// is not positive definite.
std::optional<std::vector<std::vector<double>>> lower_triangle(
    const std::vector<std::vector<double>>& matrix);

}  // namespace spinepath::scenario
