// Measured numbers as the models take them: natural courses and contexts as curves, the knots of a treatment's
// curve in moments, and the pairs of natural course and curve that patients may have. Source: models/README.md,
// Relief.
#pragma once
#include <optional>
#include <vector>

#include "models/relief/layer.h"
#include "models/relief/natural_course.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/format/rules.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// Rules in the order of `curve_for`, then `curve`; without rules if the scenario has no natural course.
spinepath::NaturalCourse natural_course_of(const Scenario& scenario);
/// The curve of one of these rules, as given.
const Curve& natural_curve(const Scenario& scenario, std::size_t rule);
/// What a rule of natural_course_of is called: the name of its curve in [curves], else where it is given:
/// "natural_axial", "natural_course.curve_for[1]".
std::string name_of_natural(const Scenario& scenario, std::size_t rule);
/// The context that the treatment names; null: none.
const Curve* context_curve(const Treatment& treatment, const Scenario& scenario);
/// The same in moments; without knots if there is none.
spinepath::Curve context_of(const Treatment& treatment, const Scenario& scenario);
/// Of patients with that rule of the natural course; none: they have none. Refers to its arguments.
Surroundings surroundings(const spinepath::NaturalCourse& natural, std::optional<std::size_t> rule,
                          const spinepath::Curve& context);

/// The knot in moments, for a course at entry. It must have passed its checks.
MeasuredKnot to_measured(const Knot& knot, Measured kind, const Surroundings& around);
std::vector<MeasuredKnot> to_measured(const Curve& curve, Measured kind, const Surroundings& around);
/// Why a difference in rates implies no mean; none if it does, or if the knot has no such difference.
std::optional<Problem> difference_problem(const Knot& knot, Measured kind, const Surroundings& around);

/// A curve and the natural course that some patients have both; none: no natural course.
struct LayerPair {
  std::size_t curve;  ///< index
  std::optional<std::size_t> natural;
  // NOLINTNEXTLINE(modernize-use-nullptr): a false alarm
  auto operator<=>(const LayerPair&) const = default;
};
/// All pairs of patients who may receive the treatment, in order, by first match among the curves.
std::vector<LayerPair> layer_pairs(const Treatment& treatment, const std::vector<MeasuredCurve>& curves,
                                   const Scenario& scenario, const spinepath::NaturalCourse& natural);
/// The same without regard to the order of the curves: each with all patients who meet its rule.
std::vector<LayerPair> all_layer_pairs(const Treatment& treatment, const std::vector<MeasuredCurve>& curves,
                                       const Scenario& scenario, const spinepath::NaturalCourse& natural);

}  // namespace spinepath::scenario
