#include <cmath>

#include <fmt/format.h>

#include "sim/scenario/check/check.h"
#include "sim/scenario/check/curves.h"
#include "sim/scenario/check/eligibility.h"
#include "sim/scenario/check/names.h"

namespace spinepath::scenario {
namespace {

constexpr double most_knots_put_in = 1000;

void check_spacing(const Parameter& spacing, const Parameter& horizon, Report& report) {
  const auto refuse = [&](std::string problem, std::string allowed) {
    report.refuse({.where = spacing.where,
                   .key = "natural_course.spacing",
                   .problem = std::move(problem),
                   .allowed = std::move(allowed)});
  };
  if (spacing.uncertainty)
    refuse("cannot be uncertain: it sets the times of good and bad times", "a duration");
  const double knots = std::ceil(horizon.value / spacing.value);
  if (knots > most_knots_put_in)
    refuse(fmt::format("makes {:.0f} knots within the horizon", knots),
           fmt::format("at most {:.0f}", most_knots_put_in));
}

}  // namespace

void validate_natural_course(const Scenario& scenario, Report& report) {
  for (const auto& [name, curve] : scenario.curves) {
    const KeyPath path = KeyPath{}.key("curves").key(name.text);
    check_spelling(name, path, report);
    check_curve(curve, CurveUse::any, path, report);
  }
  for (const auto& [name, curve] : scenario.contexts) {
    const KeyPath path = KeyPath{}.key("contexts").key(name.text);
    check_spelling(name, path, report);
    check_curve(curve, CurveUse::context, path, report);
  }
  if (!scenario.natural_course) return;
  const NaturalCourse& natural = *scenario.natural_course;
  const KeyPath path = KeyPath{}.key("natural_course");
  if (!natural.curve && natural.curve_for.empty() && natural.where != Location{})
    report.miss({.where = natural.where,
                 .key = path.shown,
                 .problem = "has no curve",
                 .allowed = "curve, curve_for or both"});
  if (natural.spacing) check_spacing(*natural.spacing, scenario.simulation.horizon, report);
  if (natural.curve) check_curve(*natural.curve, CurveUse::natural_course, path.key("curve"), report);
  for (std::size_t i = 0; i < natural.curve_for.size(); ++i) {
    const auto& [eligibility, curve] = natural.curve_for[i];
    const KeyPath place = path.key("curve_for").entry(i, "");
    check_rule(eligibility, place, scenario.cohort, report);
    check_curve(curve, CurveUse::natural_course, place.key("curve"), report);
  }
}

}  // namespace spinepath::scenario
