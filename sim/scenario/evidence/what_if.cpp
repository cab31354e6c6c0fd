#include "sim/scenario/evidence/what_if.h"

#include <algorithm>

#include "sim/scenario/evidence/curves.h"

namespace spinepath::scenario {
namespace {

bool has_other_curves(const Treatment& treatment, const Scenario& scenario) {
  return !std::ranges::equal(curve_choices(treatment, scenario),
                             curve_choices(treatment, scenario.simulation.evidence.text), {},
                             &MeasuredCurve::curve, &MeasuredCurve::curve);
}

}  // namespace

std::string evidence_instead(const Pathway& pathway, const Scenario& scenario) {
  std::vector<std::string> names;
  for (const Step& step : pathway.steps)
    for (const Treatment& treatment : scenario.treatments)
      if (treatment.name.text == step.treatment.text && has_other_curves(treatment, scenario) &&
          std::ranges::find(names, treatment.evidence.text) == names.end())
        names.push_back(treatment.evidence.text);
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " and ") + name;
  return text;
}

std::vector<std::size_t> candidates(const Scenario& scenario) {
  std::vector<std::size_t> all, found;
  for (std::size_t p = 0; p < scenario.pathways.size(); ++p) {
    all.push_back(p);
    if (evidence_instead(scenario.pathways[p], scenario).empty()) found.push_back(p);
  }
  return found.empty() ? all : found;
}

}  // namespace spinepath::scenario
