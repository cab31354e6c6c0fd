#include "sim/scenario/uncertainty/correlation.h"

#include <cmath>

namespace spinepath::scenario {

std::optional<std::vector<std::vector<double>>> lower_triangle(
    const std::vector<std::vector<double>>& matrix) {
  constexpr double singular = 1e-12;  ///< a smaller rest of a variance of 1 is rounding error
  std::vector<std::vector<double>> lower;
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    lower.emplace_back(i + 1);
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = matrix[i][j];
      for (std::size_t k = 0; k < j; ++k) rest -= lower[i][k] * lower[j][k];
      if (j < i)
        lower[i][j] = rest / lower[j][j];
      else if (rest > singular)
        lower[i][i] = std::sqrt(rest);
      else
        return std::nullopt;
    }
  }
  return lower;
}

}  // namespace spinepath::scenario
