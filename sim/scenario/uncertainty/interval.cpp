#include "sim/scenario/uncertainty/interval.h"

#include <algorithm>

#include "models/distribution.h"
#include "sim/scenario/format/uncertain.h"

namespace spinepath::scenario {

std::optional<Interval> interval_95(const Parameter& parameter, const Limits& limits) {
  if (!parameter.uncertainty) return std::nullopt;
  const DrawnFrom drawn = drawn_from(*parameter.uncertainty, parameter.value, limits);
  const Distribution d = row(drawn.shape).from(drawn.numbers);
  const auto end = [&](double p) { return std::clamp(d.quantile(p), limits.low, limits.high); };
  return Interval{end(0.025), end(0.975)};
}

}  // namespace spinepath::scenario
