#include "sim/scenario/uncertainty/with_values.h"

#include <algorithm>

#include "sim/scenario/format/parameters.h"
#include "sim/scenario/uncertainty/parts.h"

namespace spinepath::scenario {
std::optional<InconsistentPart> set_values(Scenario& scenario, std::span<const ParameterValue> values) {
  // Only what is set counts as uncertain here: so the parts are those that must still fit, and of a mix all
  // other shares take what is left.
  for_each_parameter(scenario, [&](Parameter& p, const Limits&) {
    const auto set = std::ranges::find(values, p.path, &ParameterValue::path);
    p.uncertainty = set != values.end() ? std::optional(Uncertainty{}) : std::nullopt;
    if (set != values.end()) p.value = set->value;
  });
  for (const Part& part : uncertain_parts(scenario)) {
    if (part.complete) part.complete();
    if (problem_of(part)) return InconsistentPart{part.name};
  }
  return std::nullopt;
}

std::variant<Scenario, InconsistentPart> with_values(Scenario scenario,
                                                     std::span<const ParameterValue> values) {
  if (const std::optional<InconsistentPart> misfit = set_values(scenario, values)) return *misfit;
  return scenario;
}

}  // namespace spinepath::scenario
