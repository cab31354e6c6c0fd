#include <algorithm>

#include "sim/scenario/check/warnings.h"
#include "sim/scenario/evidence/curves.h"

namespace spinepath::scenario {
namespace {

/// The first specific effect under the evidence in use; none if the treatment has a context, or no such effect.
std::optional<MeasuredCurve> effect_without_context(const Treatment& treatment, const Scenario& scenario) {
  if (!treatment.relieves_pain || !in_use(treatment, scenario) || !treatment.context.text.empty()) return {};
  const std::vector<MeasuredCurve> curves = curve_choices(treatment, scenario);
  const auto found = std::ranges::find(curves, Measured::specific_effect, &MeasuredCurve::kind);
  return found == curves.end() ? std::nullopt : std::optional(*found);
}

/// A library may have contexts that this scenario does not need.
bool is_unused(const Name& context, const Scenario& scenario) {
  constexpr int scenario_file = 0;
  return context.where.file == scenario_file &&
         std::ranges::none_of(scenario.treatments, [&](const Treatment& treatment) {
           return treatment.context.text == context.text;
         });
}

}  // namespace

void warn_of_contexts(const Scenario& scenario, std::vector<InputError>& warnings) {
  for (const Treatment& treatment : scenario.treatments)
    if (const auto curve = effect_without_context(treatment, scenario))
      warnings.push_back({.where = curve->curve->where,
                          .key = curve->path.shown,
                          .problem = "has no context: the procedure itself does nothing",
                          .allowed = "context = a name in [contexts], where a sham procedure helps too"});
  for (const auto& [name, curve] : scenario.contexts)
    if (is_unused(name, scenario))
      warnings.push_back({.where = name.where,
                          .key = KeyPath{}.key("contexts").key(name.text).shown,
                          .problem = "is a context of no treatment",
                          .allowed = "a context that a treatment names"});
}

}  // namespace spinepath::scenario
