#include "sim/scenario/in_use.h"

#include <algorithm>
#include <set>

#include "sim/scenario/compile.h"
#include "sim/scenario/format.h"

namespace spinepath::scenario {
namespace {

bool is_given(const Treatment& treatment, const Scenario& scenario) {
  return std::ranges::any_of(scenario.pathways, [&](const Pathway& pathway) {
    return std::ranges::any_of(pathway.steps,
                               [&](const Step& step) { return step.treatment.text == treatment.name.text; });
  });
}

std::set<const Curve*> followed_curves(const Treatment& treatment, const Scenario& scenario) {
  std::set<const Curve*> followed;
  for (const Share& condition : scenario.cohort.conditions)
    for (const std::string_view severity : severity_names) {
      const std::string kind(severity);
      if (may_treat(treatment, condition.name.text, kind))
        followed.insert(curve_for(treatment, condition.name.text, kind, scenario.simulation.evidence.text));
    }
  return followed;
}

/// Takes out what nobody follows; who follows what stays.
void keep_followed_curves(Treatment& treatment, const Scenario& scenario) {
  const std::set<const Curve*> followed = followed_curves(treatment, scenario);
  std::vector<CurveFor> curves_for;
  for (const CurveFor& entry : treatment.response_for)
    if (followed.contains(&entry.curve)) curves_for.push_back(entry);
  std::vector<std::pair<Name, Curve>> variants;
  for (const auto& variant : treatment.response_variants)
    if (followed.contains(&variant.second)) variants.push_back(variant);
  const bool response = treatment.response && followed.contains(&*treatment.response);
  treatment.response_for = std::move(curves_for);
  treatment.response_variants = std::move(variants);
  if (!response) treatment.response.reset();
}

}  // namespace

Scenario in_use(Scenario scenario) {
  std::erase_if(scenario.treatments, [&](const Treatment& t) { return !is_given(t, scenario); });
  for (Treatment& treatment : scenario.treatments) keep_followed_curves(treatment, scenario);
  return scenario;
}

}  // namespace spinepath::scenario
