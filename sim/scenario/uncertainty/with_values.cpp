#include "sim/scenario/uncertainty/with_values.h"

#include <algorithm>

#include "sim/scenario/format/parameters.h"
#include "sim/scenario/uncertainty/parts.h"

namespace spinepath::scenario {
namespace {

bool is_possible(const Part& part) {
  const auto allowed = [](const UncertainNumber& number) {
    return number.limits.allow(number.parameter->value) && number.parameter->value <= largest_number;
  };
  return std::ranges::all_of(part.numbers, allowed) && part.fits();
}

}  // namespace

std::variant<Scenario, Misfit> with_values(Scenario scenario, std::span<const ParameterValue> values) {
  // What is set counts as uncertain here and nothing else does: so the parts are those that must still fit,
  // and of a mix all other shares take what is left.
  for_each_parameter(scenario, [&](Parameter& p, const Limits&) {
    const bool is_set = std::ranges::find(values, p.path, &ParameterValue::path) != values.end();
    p.uncertainty = is_set ? std::optional(Uncertainty{}) : std::nullopt;
  });
  for (const Part& part : uncertain_parts(scenario)) {
    for (const UncertainNumber& number : part.numbers)
      number.parameter->value =
          std::ranges::find(values, number.parameter->path, &ParameterValue::path)->value;
    if (part.complete) part.complete();
    if (!is_possible(part)) return Misfit{part.name};
  }
  return scenario;
}

}  // namespace spinepath::scenario
