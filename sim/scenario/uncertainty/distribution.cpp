#include "sim/scenario/uncertainty/distribution.h"

#include <cmath>

namespace spinepath::scenario {
namespace {

Distribution beta(double mean, double sd) {
  return Distribution::beta(mean, mean * (1 - mean) / (sd * sd) - 1);
}

Distribution from_interval(double mean, double low, double high, const Limits& limits) {
  const double sd = (high - low) / (2 * z_975);
  if (limits.is_share()) return beta(mean, sd);
  return limits.low == 0 ? Distribution::gamma(mean, sd) : Distribution::normal(mean, sd);
}

}  // namespace

Distribution distribution_of(const Parameter& parameter, const Limits& limits) {
  using Kind = Uncertainty::Kind;
  const Uncertainty& u = *parameter.uncertainty;
  const double value = parameter.value;
  switch (u.kind) {
    case Kind::interval: return from_interval(value, *u.low, *u.high, limits);
    case Kind::normal: return Distribution::normal(value, *u.sd);
    case Kind::lognormal: return Distribution::lognormal(value, *u.sd);
    case Kind::gamma: return Distribution::gamma(value, *u.sd);
    case Kind::beta: return u.n ? Distribution::beta(value, *u.n) : beta(value, *u.sd);
    case Kind::uniform: return Distribution::uniform(*u.low, *u.high);
    case Kind::triangular: return Distribution::triangular(*u.low, value, *u.high);
    case Kind::pert: return Distribution::pert(*u.low, value, *u.high);
    case Kind::dirichlet: return Distribution::gamma(*u.n * value, std::sqrt(*u.n * value));
  }
  return {};
}

}  // namespace spinepath::scenario
