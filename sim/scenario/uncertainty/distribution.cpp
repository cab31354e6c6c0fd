#include "sim/scenario/uncertainty/distribution.h"

#include <cmath>

#include "sim/scenario/format/uncertain.h"

namespace spinepath::scenario {

Distribution distribution_of(const Parameter& parameter, const Limits& limits) {
  const Uncertainty& uncertainty = *parameter.uncertainty;
  if (uncertainty.kind == Uncertainty::Kind::dirichlet) {
    const double size = uncertainty.numbers[given::n] * parameter.value;
    return Gamma(size, std::sqrt(size));
  }
  const DrawnFrom drawn = drawn_from(uncertainty, parameter.value, limits);
  return row(drawn.shape).from(drawn.numbers);
}

}  // namespace spinepath::scenario
