#include "sim/scenario/evidence/curves.h"

#include <algorithm>

namespace spinepath::scenario {

std::vector<CurveChoice> curve_choices(const Treatment& treatment, const Scenario& scenario) {
  const Name& own = treatment.evidence;
  return curve_choices(treatment, own.text.empty() ? scenario.simulation.evidence.text : own.text);
}

std::vector<CurveChoice> curve_choices(const Treatment& treatment, const std::string& evidence) {
  std::vector<CurveChoice> choices;
  for (const CurveFor& entry : treatment.response_for)
    if (entry.evidence.text.empty() || entry.evidence.text == evidence)
      choices.push_back({&entry.eligibility, &entry.curve});
  const auto variant = std::ranges::find(treatment.response_variants, evidence,
                                         [](const auto& named) { return named.first.text; });
  if (variant != treatment.response_variants.end())
    choices.push_back({nullptr, &variant->second});
  else if (treatment.response)
    choices.push_back({nullptr, &*treatment.response});
  return choices;
}

bool lists(const std::vector<Name>& names, std::string_view text) {
  return std::any_of(names.begin(), names.end(), [&](const Name& name) { return name.text == text; });
}

bool lists_or_any(const std::vector<Name>& names, std::string_view text) {
  return names.empty() || lists(names, text);
}

bool names(const Eligibility& rule, const std::string& condition, const std::string& severity) {
  return lists_or_any(rule.conditions, condition) && lists_or_any(rule.severity, severity);
}

bool takes_all(const Eligibility* eligibility) {
  return eligibility == nullptr || (eligibility->requires_flags.empty() &&
                                    eligibility->excludes_flags.empty() && eligibility->age.empty());
}

bool in_use(const Treatment& treatment, const Scenario& scenario) {
  return std::ranges::any_of(scenario.pathways, [&](const Pathway& pathway) {
    return std::ranges::any_of(pathway.steps,
                               [&](const Step& step) { return step.treatment.text == treatment.name.text; });
  });
}

}  // namespace spinepath::scenario
