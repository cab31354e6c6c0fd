// Correlation of ranks: the lower triangle L with L L' = matrix, by Cholesky's rows (Golub and Van Loan,
// Matrix Computations, 4th ed., section 4.2), so that L z has that correlation where z is independent.
#pragma once
#include <optional>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// None where the matrix is not positive definite; it must be square and symmetric.
std::optional<std::vector<std::vector<double>>> lower_triangle(
    const std::vector<std::vector<double>>& matrix);

}  // namespace spinepath::scenario
