#include "sim/scenario/evidence/measured.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "sim/scenario/evidence/groups.h"
#include "sim/scenario/format/knots.h"

namespace spinepath::scenario {
namespace {

spinepath::NaturalRule natural_rule(const Eligibility* eligibility, const Curve& curve,
                                    const Scenario& scenario) {
  spinepath::Curve given;
  for (const Knot& knot : curve.knots) given.push_back({knot.time, to_moments(knot)});
  const auto& spacing = scenario.natural_course->spacing;
  return {eligibility_of(eligibility, scenario.cohort),
          spacing ? with_spacing(given, spacing->value, scenario.simulation.horizon.value) : given};
}

/// "natural_axial" of a number "curves.natural_axial.6 weeks.mean" at the knot "6 weeks"; empty if it is not of [curves].
std::string_view named_curve_of(std::string_view number, std::string_view at) {
  constexpr std::string_view table = "curves.";
  const std::size_t end = number.rfind(at);
  if (!number.starts_with(table) || end == std::string_view::npos || end <= table.size()) return {};
  return number.substr(table.size(), end - 1 - table.size());
}

/// A difference in the share of patients with at least that relief.
struct Difference {
  double criterion, value;
  std::string_view key;
};
std::optional<Difference> difference_in(const Knot& knot) {
  if (knot.difference_30) return Difference{30, knot.difference_30->value, "difference_30"};
  if (knot.difference_50) return Difference{50, knot.difference_50->value, "difference_50"};
  return {};
}

double sd_of_effect(const Knot& knot, Measured kind, const Surroundings& around) {
  if (knot.sd) return knot.sd->value;
  return kind == Measured::effect ? interpolated(around.context, knot.time).sd : 0;
}

std::vector<spinepath::Eligibility> rules_of(const spinepath::NaturalCourse& natural) {
  std::vector<spinepath::Eligibility> rules;
  for (const spinepath::NaturalRule& rule : natural.rules) rules.push_back(rule.patients);
  return rules;
}

/// Calls visit(index of a natural course, or none) for each that some of the patients have.
void for_each_natural(std::span<const spinepath::Eligibility> rules, const spinepath::Eligibility& patients,
                      auto visit) {
  const FirstMatches matches = first_matches(rules, patients);
  for (const std::size_t rule : matches.rules) visit(std::optional(rule));
  if (matches.none) visit(std::optional<std::size_t>{});
}

}  // namespace

spinepath::NaturalCourse natural_course_of(const Scenario& scenario) {
  spinepath::NaturalCourse natural;
  if (!scenario.natural_course) return natural;
  const NaturalCourse& given = *scenario.natural_course;
  natural.persistence = given.persistence.value;
  for (const NaturalCourse::For& entry : given.curve_for)
    natural.rules.push_back(natural_rule(&entry.eligibility, entry.curve, scenario));
  if (given.curve) natural.rules.push_back(natural_rule(nullptr, *given.curve, scenario));
  return natural;
}

const Curve& natural_curve(const Scenario& scenario, std::size_t rule) {
  const NaturalCourse& given = *scenario.natural_course;
  return rule < given.curve_for.size() ? given.curve_for[rule].curve : *given.curve;
}

std::string name_of_natural(const Scenario& scenario, std::size_t rule) {
  for (const Knot& knot : natural_curve(scenario, rule).knots)
    for (const KnotNumber& number : knot_numbers)
      if (const auto& parameter = knot.*number.number)
        if (const auto name = named_curve_of(parameter->path, knot.at.text); !name.empty())
          return std::string(name);
  const KeyPath path = KeyPath{}.key("natural_course");
  const bool is_entry = rule < scenario.natural_course->curve_for.size();
  return (is_entry ? path.key("curve_for").entry(rule, "") : path.key("curve")).shown;
}

const Curve* context_curve(const Treatment& treatment, const Scenario& scenario) {
  for (const auto& [name, curve] : scenario.contexts)
    if (name.text == treatment.context.text) return &curve;
  return nullptr;
}

spinepath::Curve context_of(const Treatment& treatment, const Scenario& scenario) {
  spinepath::Curve context;
  if (const Curve* curve = context_curve(treatment, scenario))
    for (const Knot& knot : curve->knots) context.push_back({knot.time, to_context_moments(knot)});
  return context;
}

Surroundings surroundings(const spinepath::NaturalCourse& natural, std::optional<std::size_t> rule,
                          const spinepath::Curve& context) {
  static const spinepath::Curve nothing;
  return {rule ? natural.rules[*rule].curve : nothing, natural.persistence, context};
}

MeasuredKnot to_measured(const Knot& knot, Measured kind, const Surroundings& around) {
  if (kind == Measured::response) {
    const auto [mean, sd] = to_moments(knot);
    return {.time = knot.time, .mean = mean, .sd = sd};
  }
  if (knot.responders)
    return {.time = knot.time, .mean = knot.mean->value, .responders = knot.responders->value};
  const double sd = sd_of_effect(knot, kind, around);
  const std::optional<Difference> difference = difference_in(knot);
  if (!difference) return {.time = knot.time, .mean = knot.mean->value, .sd = sd};
  const double mean =
      mean_from_difference(difference->criterion, difference->value, control_arm(kind, around, knot.time),
                           treated_sd(kind, around, knot.time, sd));
  return {.time = knot.time, .mean = mean, .sd = sd};
}

std::vector<MeasuredKnot> to_measured(const Curve& curve, Measured kind, const Surroundings& around) {
  std::vector<MeasuredKnot> measured;
  for (const Knot& knot : curve.knots) measured.push_back(to_measured(knot, kind, around));
  return measured;
}

std::optional<Problem> difference_problem(const Knot& knot, Measured kind, const Surroundings& around) {
  const std::optional<Difference> difference = difference_in(knot);
  if (!difference) return {};
  const auto& [criterion, value, key] = *difference;
  const ReliefMoments control = control_arm(kind, around, knot.time);
  if (!(control.sd > 0))
    return Problem{fmt::format("{} has no spread to act on", key),
                   "a natural course or a context with a spread, or mean"};
  const double share = rate_of(criterion, control) + value;
  if (share > 0 && share < 1) return {};
  return Problem{fmt::format("{} makes the share with at least {} % relief {:.3g}", key, criterion, share),
                 "a share above 0 and below 1"};
}

std::vector<LayerPair> layer_pairs(const Treatment& treatment, const std::vector<MeasuredCurve>& curves,
                                   const Scenario& scenario, const spinepath::NaturalCourse& natural) {
  const spinepath::Eligibility eligible = eligibility_of(treatment.eligible.patients, scenario.cohort);
  const auto natural_rules = rules_of(natural);
  std::vector<spinepath::Eligibility> curve_rules;
  for (const MeasuredCurve& curve : curves)
    curve_rules.push_back(eligibility_of(curve.eligibility, scenario.cohort));
  std::set<LayerPair> pairs;
  for (const Group& group : groups_of(scenario.cohort)) {
    const spinepath::Eligibility patients = both(eligible, group.patients);
    if (is_empty(patients)) continue;
    for (const std::size_t curve : first_matches(curve_rules, patients).rules)
      for_each_natural(natural_rules, both(curve_rules[curve], patients),
                       [&](std::optional<std::size_t> rule) {
                         pairs.insert({curve, rule});
                       });
  }
  return {pairs.begin(), pairs.end()};
}

std::vector<LayerPair> all_layer_pairs(const Treatment& treatment, const std::vector<MeasuredCurve>& curves,
                                       const Scenario& scenario, const spinepath::NaturalCourse& natural) {
  std::set<LayerPair> pairs;
  for (std::size_t i = 0; i < curves.size(); ++i)
    for (const LayerPair& pair : layer_pairs(treatment, {curves[i]}, scenario, natural))
      pairs.insert({i, pair.natural});
  return {pairs.begin(), pairs.end()};
}

}  // namespace spinepath::scenario
