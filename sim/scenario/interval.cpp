#include "sim/scenario/interval.h"

#include <algorithm>

#include "models/distribution.h"

namespace spinepath::scenario {
namespace {

/// `mean`: the parameter's value, which is the mode of triangular and PERT.
Distribution distribution_of(const Uncertainty& u, double mean) {
  switch (u.kind) {
    case Uncertainty::Kind::normal: return Distribution::normal(mean, *u.sd);
    case Uncertainty::Kind::lognormal: return Distribution::lognormal(mean, *u.sd);
    case Uncertainty::Kind::gamma: return Distribution::gamma(mean, *u.sd);
    case Uncertainty::Kind::beta:
      return Distribution::beta(mean, u.n ? *u.n : mean * (1 - mean) / (*u.sd * *u.sd) - 1);
    case Uncertainty::Kind::triangular: return Distribution::triangular(*u.low, mean, *u.high);
    case Uncertainty::Kind::pert: return Distribution::pert(*u.low, mean, *u.high);
    case Uncertainty::Kind::uniform:
    case Uncertainty::Kind::interval: break;  // an interval is one already
  }
  return Distribution::uniform(*u.low, *u.high);
}

}  // namespace

std::optional<Interval> interval_95(const Parameter& parameter, const Limits& limits) {
  if (!parameter.uncertainty) return std::nullopt;
  const Uncertainty& u = *parameter.uncertainty;
  if (u.kind == Uncertainty::Kind::interval) return Interval{*u.low, *u.high};
  const Distribution d = distribution_of(u, parameter.value);
  const auto end = [&](double p) { return std::clamp(d.quantile(p), limits.low, limits.high); };
  return Interval{end(0.025), end(0.975)};
}

}  // namespace spinepath::scenario
