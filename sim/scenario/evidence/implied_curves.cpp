#include "sim/scenario/evidence/implied_curves.h"

#include <algorithm>
#include <set>

#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/evidence/groups.h"
#include "sim/scenario/evidence/measured.h"
#include "sim/scenario/format/knots.h"

namespace spinepath::scenario {
namespace {

/// Also without a spread.
double share_with(double criterion, const ReliefMoments& moments) {
  if (moments.sd == 0) return moments.mean >= criterion ? 1 : 0;
  return rate_of(criterion, moments);
}

ImpliedCurve implied_curve(std::string name, const Curve& curve, ReliefMoments (*moments)(const Knot&)) {
  ImpliedCurve implied{std::move(name), {}};
  for (const Knot& knot : curve.knots) {
    const ReliefMoments relief = moments(knot);
    implied.knots.push_back({.at = knot.at,
                             .relief = relief,
                             .relief_30 = share_with(30, relief),
                             .relief_50 = share_with(50, relief),
                             .worse = 1 - share_with(0, relief)});
  }
  return implied;
}

/// Rules of the natural course that apply to some patient.
std::set<std::size_t> natural_rules_in_use(const Scenario& scenario) {
  std::vector<spinepath::Eligibility> rules;
  for (const NaturalCourse::For& entry : scenario.natural_course->curve_for)
    rules.push_back(eligibility_of(entry.eligibility, scenario.cohort));
  if (scenario.natural_course->curve) rules.emplace_back();
  std::set<std::size_t> used;
  for (const Group& group : groups_of(scenario.cohort))
    for (const std::size_t rule : first_matches(rules, group.patients).rules) used.insert(rule);
  return used;
}

bool context_in_use(const std::string& name, const Scenario& scenario) {
  return std::ranges::any_of(scenario.treatments, [&](const Treatment& treatment) {
    return treatment.context.text == name && treatment.relieves_pain && in_use(treatment, scenario);
  });
}

}  // namespace

std::vector<ImpliedCurve> implied_curves(const Scenario& scenario) {
  std::vector<ImpliedCurve> curves;
  if (scenario.natural_course)
    for (const std::size_t rule : natural_rules_in_use(scenario))
      curves.push_back(
          implied_curve(name_of_natural(scenario, rule), natural_curve(scenario, rule), to_moments));
  for (const auto& [name, curve] : scenario.contexts)
    if (context_in_use(name.text, scenario))
      curves.push_back(
          implied_curve(KeyPath{}.key("contexts").key(name.text).shown, curve, to_context_moments));
  return curves;
}

}  // namespace spinepath::scenario
