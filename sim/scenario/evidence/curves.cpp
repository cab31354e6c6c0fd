#include "sim/scenario/evidence/curves.h"

#include <algorithm>

#include "sim/scenario/format/knots.h"

namespace spinepath::scenario {
namespace {

/// The kinds that are given: one, unless the scenario has errors.
void add_measured(const Measurement& measured, const KeyPath& path, const Eligibility* eligibility,
                  const std::string& evidence, std::vector<MeasuredCurve>& curves) {
  for (const MeasuredKind& kind : measured_kinds)
    if (const auto& curve = measured.*kind.curve)
      curves.push_back({eligibility, evidence, kind.kind, &*curve, path.key(kind.key)});
}

/// Natural courses and contexts, and those of [curves].
std::vector<const Curve*> other_curves(const Scenario& scenario) {
  std::vector<const Curve*> curves;
  for (const auto& [name, curve] : scenario.curves) curves.push_back(&curve);
  for (const auto& [name, curve] : scenario.contexts) curves.push_back(&curve);
  if (!scenario.natural_course) return curves;
  if (scenario.natural_course->curve) curves.push_back(&*scenario.natural_course->curve);
  for (const NaturalCourse::For& entry : scenario.natural_course->curve_for) curves.push_back(&entry.curve);
  return curves;
}

std::vector<const Curve*> curves_of(const Treatment& treatment) {
  std::vector<const Curve*> curves;
  for (const MeasuredCurve& measured : measured_curves(treatment)) curves.push_back(measured.curve);
  return curves;
}

std::vector<const Curve*> all_curves(const Scenario& scenario) {
  std::vector<const Curve*> curves = other_curves(scenario);
  for (const Treatment& treatment : scenario.treatments)
    for (const Curve* curve : curves_of(treatment)) curves.push_back(curve);
  return curves;
}

std::optional<double> last_of(const std::vector<const Curve*>& curves) {
  std::optional<double> last;
  for (const Curve* curve : curves)
    for (const Knot& knot : curve->knots) last = std::max(last.value_or(knot.time), knot.time);
  return last;
}

}  // namespace

std::vector<MeasuredCurve> measured_curves(const Treatment& treatment) {
  const KeyPath path = KeyPath{}.key("treatments").key(treatment.name.text);
  std::vector<MeasuredCurve> curves;
  for (std::size_t i = 0; i < treatment.relief_for.size(); ++i) {
    const ReliefFor& entry = treatment.relief_for[i];
    add_measured(entry.measured, path.key("relief_for").entry(i, ""), &entry.eligibility, entry.evidence.text,
                 curves);
  }
  for (const Variant& variant : treatment.variants)
    add_measured(variant.measured, path.key("variants").key(variant.name.text), nullptr, variant.name.text,
                 curves);
  add_measured(treatment.measured, path, nullptr, {}, curves);
  return curves;
}

std::vector<MeasuredCurve> curve_choices(const Treatment& treatment, const Scenario& scenario) {
  return curve_choices(treatment, evidence_of(treatment, scenario));
}

std::vector<MeasuredCurve> curve_choices(const Treatment& treatment, const std::string& evidence) {
  std::vector<MeasuredCurve> choices;
  for (MeasuredCurve& curve : measured_curves(treatment)) {
    if (!curve.evidence.empty() && curve.evidence != evidence) continue;
    choices.push_back(std::move(curve));
    if (choices.back().eligibility == nullptr) break;  // the variant, before the treatment's own
  }
  return choices;
}

const std::string& evidence_of(const Treatment& treatment, const Scenario& scenario) {
  return treatment.evidence.text.empty() ? scenario.simulation.evidence.text : treatment.evidence.text;
}

std::set<std::string> parameters_of_curves(const Scenario& scenario) {
  std::set<std::string> paths;
  for (const Curve* curve : all_curves(scenario))
    for (const Knot& knot : curve->knots)
      for (const KnotNumber& number : knot_numbers)
        if (const auto& parameter = knot.*number.number) paths.insert(parameter->path);
  return paths;
}

std::optional<double> last_knot(const Scenario& scenario) { return last_of(all_curves(scenario)); }

std::optional<double> last_knot(const Treatment& treatment) { return last_of(curves_of(treatment)); }

bool in_use(const Treatment& treatment, const Scenario& scenario) {
  return std::ranges::any_of(scenario.pathways, [&](const Pathway& pathway) {
    return std::ranges::any_of(pathway.steps,
                               [&](const Step& step) { return step.treatment.text == treatment.name.text; });
  });
}

}  // namespace spinepath::scenario
