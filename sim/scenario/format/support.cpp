#include "sim/scenario/format/support.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace spinepath::scenario {
namespace {

double number(const Quantity& quantity, std::string_view key) {
  const Parameter* parameter = find_number(quantity, key);
  assert(parameter);
  return parameter->value;
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
