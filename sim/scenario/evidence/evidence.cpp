#include "sim/scenario/evidence/evidence.h"

#include <algorithm>
#include <set>

#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/format/format.h"

namespace spinepath::scenario {
namespace {

void sort_each_once(std::vector<std::string>& names) {
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::erase(names, "");
}

std::set<const Curve*> curves_followed(const Treatment& treatment, const Scenario& scenario) {
  std::set<const Curve*> followed;
  for (const Share& condition : scenario.cohort.conditions)
    for (const std::string_view name : severity_names) {
      const std::string severity(name);
      if (!names(treatment.eligible, condition.name.text, severity)) continue;
      for (const auto& [eligibility, curve] : curve_choices(treatment, scenario)) {
        if (eligibility != nullptr && !names(*eligibility, condition.name.text, severity)) continue;
        followed.insert(curve);
        if (takes_all(eligibility)) break;
      }
    }
  return followed;
}

/// The treatment without curves that apply to no patient.
Treatment with_curves_followed(const Treatment& treatment, const Scenario& scenario) {
  const std::set<const Curve*> followed = curves_followed(treatment, scenario);
  Treatment kept = treatment;
  kept.response_variants.clear();
  kept.response_for.clear();
  if (treatment.response && !followed.contains(&*treatment.response)) kept.response.reset();
  for (const auto& variant : treatment.response_variants)
    if (followed.contains(&variant.second)) kept.response_variants.push_back(variant);
  for (const CurveFor& entry : treatment.response_for)
    if (followed.contains(&entry.curve)) kept.response_for.push_back(entry);
  return kept;
}

}  // namespace

std::vector<std::string> variants_offered(const Scenario& scenario) {
  std::vector<std::string> variants;
  for (const Treatment& treatment : scenario.treatments) {
    for (const auto& [variant, curve] : treatment.response_variants) variants.push_back(variant.text);
    for (const CurveFor& entry : treatment.response_for) variants.push_back(entry.evidence.text);
  }
  sort_each_once(variants);
  return variants;
}

std::vector<std::string> evidence_names(const Scenario& scenario) {
  std::vector<std::string> names = variants_offered(scenario);
  names.push_back(scenario.simulation.evidence.text);
  names.emplace_back(default_evidence);
  sort_each_once(names);
  return names;
}

Scenario with_evidence(Scenario scenario, const std::string& evidence) {
  scenario.simulation.evidence.text = evidence;
  return scenario;
}

Scenario as_used(Scenario scenario) {
  std::vector<Treatment> used;
  for (const Treatment& treatment : scenario.treatments)
    if (in_use(treatment, scenario)) used.push_back(with_curves_followed(treatment, scenario));
  scenario.treatments = std::move(used);
  scenario.curves.clear();  // treatments have copies
  return scenario;
}

}  // namespace spinepath::scenario
