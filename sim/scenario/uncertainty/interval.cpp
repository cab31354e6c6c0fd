#include "sim/scenario/uncertainty/interval.h"

#include <algorithm>

#include "sim/scenario/uncertainty/distribution.h"

namespace spinepath::scenario {

std::optional<Interval> interval_95(const Parameter& parameter, const Limits& limits) {
  if (!parameter.uncertainty) return std::nullopt;
  using Kind = Uncertainty::Kind;
  const Uncertainty& u = *parameter.uncertainty;
  const Distribution d = u.kind == Kind::dirichlet
                             ? Distribution::beta(parameter.value, *u.n)  // of one share
                             : distribution_of(parameter, limits);
  const auto end = [&](double p) { return std::clamp(d.quantile(p), limits.low, limits.high); };
  return Interval{end(0.025), end(0.975)};
}

}  // namespace spinepath::scenario
