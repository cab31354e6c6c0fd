#include "sim/scenario/format/quantity.h"

#include <algorithm>
#include <utility>

#include "sim/scenario/format/limits.h"

namespace spinepath::scenario {

Quantity fixed_quantity(Parameter value) {
  Quantity quantity;
  quantity.path = value.path;
  quantity.where = value.where;
  quantity.numbers.emplace_back(given::value, std::move(value));
  return quantity;
}

GivenNumbers numbers_of(const Quantity& quantity) {
  GivenNumbers numbers;
  for (const auto& [key, parameter] : quantity.numbers) numbers.set(key, parameter.value);
  return numbers;
}

Distribution before_truncation(const Quantity& quantity) {
  return row(quantity.shape).from(numbers_of(quantity));
}

Distribution to_distribution(const Quantity& q) {
  const Distribution whole = before_truncation(q);
  if (!q.min && !q.max) return whole;
  return whole.truncated(q.min ? q.min->value : -no_limit, q.max ? q.max->value : no_limit);
}

const Parameter* find_number(const Quantity& quantity, std::string_view key) {
  for (const auto& [number, parameter] : quantity.numbers)
    if (number.name == key) return &parameter;
  return nullptr;
}

Support support_of(const Quantity& quantity) {
  auto [low, high] = before_truncation(quantity).support();
  if (quantity.min) low = std::max(low, quantity.min->value);
  if (quantity.max) high = std::min(high, quantity.max->value);
  return {low, high};
}

}  // namespace spinepath::scenario
