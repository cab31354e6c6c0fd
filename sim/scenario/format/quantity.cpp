#include "sim/scenario/format/quantity.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/scenario/format/limits.h"

namespace spinepath::scenario {
namespace {

double number(const Quantity& q, std::string_view key, double otherwise = 0) {
  for (const auto& [name, parameter] : q.numbers)
    if (name == key) return parameter.value;
  return otherwise;
}

bool has(const Quantity& q, std::string_view key) {
  return std::any_of(q.numbers.begin(), q.numbers.end(),
                     [&](const auto& entry) { return entry.first == key; });
}

/// Effective sample size of a beta with that mean and sd.
double beta_size(const Quantity& q) {
  if (has(q, "n")) return number(q, "n");
  const double mean = number(q, "mean"), sd = number(q, "sd");
  return mean * (1 - mean) / (sd * sd) - 1;
}

Distribution whole_distribution(const Quantity& q) {
  const double low = number(q, "low"), mode = number(q, "mode"), high = number(q, "high");
  const double mean = number(q, "mean"), sd = number(q, "sd"), median = number(q, "median");
  switch (q.shape) {
    case Shape::fixed: return Distribution::fixed(number(q, "value"));
    case Shape::uniform: return Distribution::uniform(low, high);
    case Shape::triangular: return Distribution::triangular(low, mode, high);
    case Shape::pert: return Distribution::pert(low, mode, high);
    case Shape::normal: return Distribution::normal(mean, sd);
    case Shape::lognormal: return Distribution::lognormal(mean, sd);
    case Shape::gamma: return Distribution::gamma(mean, sd);
    case Shape::beta: return Distribution::beta(mean, beta_size(q));
    case Shape::exponential: return Distribution::exponential(has(q, "mean") ? mean : median / std::log(2.0));
    case Shape::weibull: return Distribution::weibull(median, number(q, "shape", 1));
  }
  return {};
}

Support whole_support(const Quantity& quantity) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  switch (quantity.shape) {
    case Shape::fixed: return {number(quantity, "value"), number(quantity, "value")};
    case Shape::uniform:
    case Shape::triangular:
    case Shape::pert: return {number(quantity, "low"), number(quantity, "high")};
    case Shape::normal: return {-infinity, infinity};
    case Shape::beta: return {0, 1};
    case Shape::lognormal:
    case Shape::gamma:
    case Shape::exponential:
    case Shape::weibull: break;
  }
  return {0, infinity};
}

}  // namespace

Distribution to_distribution(const Quantity& q) {
  const Distribution whole = whole_distribution(q);
  if (!q.min && !q.max) return whole;
  return whole.truncated(q.min ? q.min->value : -no_limit, q.max ? q.max->value : no_limit);
}

ReliefMoments to_moments(const Knot& knot) {
  const bool has_30 = knot.relief_30.has_value(), has_50 = knot.relief_50.has_value();
  const double criterion = has_30 ? 30 : 50;
  const double rate = has_30 ? knot.relief_30->value : has_50 ? knot.relief_50->value : 0;
  if (has_30 && has_50) return moments_from_rates(knot.relief_30->value, knot.relief_50->value);
  if (knot.mean && (has_30 || has_50)) return moments_from_rate_and_mean(criterion, rate, knot.mean->value);
  const double sd = knot.sd ? knot.sd->value : ReliefMoments{}.sd;
  if (knot.mean) return {knot.mean->value, sd};
  return moments_from_rate_and_sd(criterion, rate, sd);
}

const Parameter* find_number(const Quantity& quantity, std::string_view key) {
  for (const auto& [name, parameter] : quantity.numbers)
    if (name == key) return &parameter;
  return nullptr;
}

Support support_of(const Quantity& quantity) {
  auto [low, high] = whole_support(quantity);
  if (quantity.min) low = std::max(low, quantity.min->value);
  if (quantity.max) high = std::min(high, quantity.max->value);
  return {low, high};
}

}  // namespace spinepath::scenario
