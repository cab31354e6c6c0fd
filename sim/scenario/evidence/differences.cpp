#include "sim/scenario/evidence/differences.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/evidence/measured.h"

namespace spinepath::scenario {
namespace {

bool has_difference(const Curve& curve) {
  return std::ranges::any_of(curve.knots, [](const Knot& k) { return k.difference_30 || k.difference_50; });
}

std::vector<MeasuredCurve> curves_with_differences(const Treatment& treatment, const Scenario& scenario) {
  if (!treatment.relieves_pain || !in_use(treatment, scenario)) return {};
  std::vector<MeasuredCurve> curves = measured_curves(treatment);
  std::erase_if(curves, [](const MeasuredCurve& c) { return !has_difference(*c.curve); });
  return curves;
}

}  // namespace

std::vector<KnotProblem> difference_problems(const Scenario& scenario) {
  std::vector<KnotProblem> problems;
  const spinepath::NaturalCourse natural = natural_course_of(scenario);
  for (const Treatment& treatment : scenario.treatments) {
    const std::vector<MeasuredCurve> curves = curves_with_differences(treatment, scenario);
    const spinepath::Curve context = context_of(treatment, scenario);
    for (const auto& [curve, rule] : all_layer_pairs(treatment, curves, scenario, natural)) {
      const auto& [eligibility, evidence, kind, measured, path] = curves[curve];
      for (const Knot& knot : measured->knots) {
        std::optional<Problem> words = difference_problem(knot, kind, surroundings(natural, rule, context));
        if (!words) continue;
        if (rule) words->problem += " with " + name_of_natural(scenario, *rule);
        problems.push_back({&knot, path.key(knot.at.text), std::move(*words)});
      }
    }
  }
  return problems;
}

bool has_differences(const Scenario& scenario) {
  return std::ranges::any_of(scenario.treatments, [&](const Treatment& treatment) {
    return !curves_with_differences(treatment, scenario).empty();
  });
}

}  // namespace spinepath::scenario
