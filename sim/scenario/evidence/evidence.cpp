#include "sim/scenario/evidence/evidence.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/evidence/groups.h"
#include "sim/scenario/evidence/measured.h"
#include "sim/scenario/format/knots.h"

namespace spinepath::scenario {
namespace {

std::set<const Curve*> curves_followed(const Treatment& treatment, const Scenario& scenario) {
  const std::vector<MeasuredCurve> choices = curve_choices(treatment, scenario);
  std::set<const Curve*> followed;
  for (const auto& [curve, rule] : layer_pairs(treatment, choices, scenario, {}))
    followed.insert(choices[curve].curve);
  return followed;
}

Measurement followed_part(const Measurement& measured, const std::set<const Curve*>& followed) {
  Measurement kept;
  for (const MeasuredKind& kind : measured_kinds)
    if (const auto& curve = measured.*kind.curve; curve && followed.contains(&*curve))
      kept.*kind.curve = curve;
  return kept;
}

bool measures_nothing(const Measurement& measured) {
  const auto is_given = [&](const MeasuredKind& kind) { return (measured.*kind.curve).has_value(); };
  return std::ranges::none_of(measured_kinds, is_given);
}

/// The variants or entries of which something is left.
template <class T>
void keep_followed(const std::vector<T>& all, const std::set<const Curve*>& followed, std::vector<T>& kept) {
  kept.clear();
  for (const T& one : all) {
    const Measurement measured = followed_part(one.measured, followed);
    if (measures_nothing(measured)) continue;
    kept.push_back(one);
    kept.back().measured = measured;
  }
}

/// The treatment without curves that apply to no patient.
Treatment with_curves_followed(const Treatment& treatment, const Scenario& scenario) {
  const std::set<const Curve*> followed = curves_followed(treatment, scenario);
  Treatment kept = treatment;
  kept.measured = followed_part(treatment.measured, followed);
  keep_followed(treatment.variants, followed, kept.variants);
  keep_followed(treatment.relief_for, followed, kept.relief_for);
  return kept;
}

/// The natural course without curves that apply to no patient.
std::optional<NaturalCourse> followed_part(const std::optional<NaturalCourse>& natural,
                                           const Cohort& cohort) {
  if (!natural) return {};
  NaturalCourse kept = *natural;
  std::vector<spinepath::Eligibility> rules;
  for (const NaturalCourse::For& entry : natural->curve_for)
    rules.push_back(eligibility_of(entry.eligibility, cohort));
  std::set<std::size_t> followed;
  bool general = false;
  for (const Group& group : groups_of(cohort)) {
    const FirstMatches matches = first_matches(rules, group.patients);
    followed.insert(matches.rules.begin(), matches.rules.end());
    general = general || matches.none;
  }
  kept.curve_for.clear();
  for (const std::size_t rule : followed) kept.curve_for.push_back(natural->curve_for[rule]);
  if (!general) kept.curve.reset();
  return kept;
}

}  // namespace

std::string first_evidence(const Scenario& scenario) {
  return scenario.evidence.empty() ? std::string{} : scenario.evidence.front().first.text;
}

std::vector<std::string> variants_offered(const Scenario& scenario) {
  std::set<std::string> offered;
  for (const Treatment& treatment : scenario.treatments)
    if (in_use(treatment, scenario))
      for (const MeasuredCurve& curve : measured_curves(treatment)) offered.insert(curve.evidence);
  std::vector<std::string> variants;
  for (const auto& [name, meaning] : scenario.evidence)
    if (offered.contains(name.text)) variants.push_back(name.text);
  return variants;
}

std::vector<std::string> evidence_names(const Scenario& scenario) {
  std::vector<std::string> names = variants_offered(scenario);
  const std::string first = first_evidence(scenario);
  if (!first.empty() && std::ranges::find(names, first) == names.end()) names.insert(names.begin(), first);
  return names;
}

bool is_declared(const Scenario& scenario, const std::string& evidence) {
  return std::ranges::any_of(scenario.evidence,
                             [&](const auto& declared) { return declared.first.text == evidence; });
}

std::string why_not_offered(const Scenario& scenario, const std::string& name) {
  return fmt::format("no treatment in use has a variant \"{}\"{}", name,
                     is_declared(scenario, name) ? ", though [evidence] declares it" : "");
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
  const auto is_unused = [&](const auto& context) {
    return std::ranges::none_of(scenario.treatments, [&](const Treatment& treatment) {
      return treatment.relieves_pain && treatment.context.text == context.first.text;
    });
  };
  std::erase_if(scenario.contexts, is_unused);
  scenario.natural_course = followed_part(scenario.natural_course, scenario.cohort);
  scenario.curves.clear();  // treatments and the natural course have copies
  return scenario;
}

}  // namespace spinepath::scenario
