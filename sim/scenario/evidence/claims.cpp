#include "sim/scenario/evidence/claims.h"

#include <algorithm>
#include <set>

#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/evidence/evidence.h"
#include "sim/scenario/evidence/groups.h"
#include "sim/scenario/evidence/implied.h"
#include "sim/scenario/evidence/measured.h"

namespace spinepath::scenario {
namespace {

/// A key of a knot, and its value in the treated arm that another curve implies.
struct Benefit {
  std::string_view key;
  std::optional<Parameter> Knot::*number;
  double (*implied)(const ImpliedKnot&);
};

constexpr Benefit benefits[] = {
    {"relief_30", &Knot::relief_30, [](const ImpliedKnot& knot) { return knot.relief_30; }},
    {"relief_50", &Knot::relief_50, [](const ImpliedKnot& knot) { return knot.relief_50; }},
    {"mean", &Knot::mean, [](const ImpliedKnot& knot) { return knot.arm.mean; }}};

class Claims {
 public:
  explicit Claims(const Scenario& scenario) : scenario_(scenario), natural_(natural_course_of(scenario)) {}

  void add_all_of(const Treatment& treatment) {
    for (const MeasuredCurve& claimed : measured_curves(treatment))
      if (claimed.kind == Measured::response) add(treatment, claimed);
  }
  std::vector<Claim> all() && { return std::move(claims_); }

 private:
  void add(const Treatment& treatment, const MeasuredCurve& claimed) {
    const spinepath::Eligibility patients = patients_of(claimed);
    const std::optional<MeasuredCurve> controlled = controlled_curve(treatment, patients);
    if (!controlled || controlled->curve == claimed.curve) return;
    const spinepath::Curve context = context_of(treatment, scenario_);
    const Surroundings around = surroundings(natural_, natural_rule_of(patients), context);
    for (const Knot& knot : claimed.curve->knots) add(treatment, claimed, knot, *controlled, around);
  }

  void add(const Treatment& treatment, const MeasuredCurve& claimed, const Knot& knot,
           const MeasuredCurve& controlled, const Surroundings& around) {
    const auto same = std::ranges::find(controlled.curve->knots, knot.time, &Knot::time);
    const bool has_knot = same != controlled.curve->knots.end();
    for (const auto& [key, number, implied] : benefits) {
      const std::optional<Parameter>& claim = knot.*number;
      if (!claim || !is_marketing(*claim, claimed.evidence) || !listed_.insert(claim->path).second) continue;
      Claim& added = claims_.emplace_back(
          Claim{claim->path, treatment.name.text, knot.at.text, std::string(key), claim->value, {}, false});
      if (!has_knot) continue;
      const bool given = controlled.kind == Measured::response && ((*same).*number).has_value();
      added.implied = !given;
      added.controlled =
          given ? ((*same).*number)->value : implied(implied_knot(*same, controlled.kind, around));
    }
  }

  bool is_marketing(const Parameter& parameter, const std::string& evidence) const {
    return evidence == marketing_evidence ||
           std::ranges::any_of(scenario_.sources, [&](const Source& source) {
             return source.name.text == parameter.source.text && source.design == marketing_design;
           });
  }

  /// The first group that the curve is for, at any age and with any flags; all patients if it is for all.
  spinepath::Eligibility patients_of(const MeasuredCurve& curve) const {
    spinepath::Eligibility patients = eligibility_of(curve.eligibility, scenario_.cohort);
    if (curve.eligibility)
      for (const Group& group : groups_of(scenario_.cohort))
        if (!is_empty(both(patients, group.patients))) return group.patients;
    return {};
  }

  /// The curve of these patients under the first evidence; none if there is none for all of them.
  std::optional<MeasuredCurve> controlled_curve(const Treatment& treatment,
                                                const spinepath::Eligibility& patients) const {
    for (const MeasuredCurve& curve : curve_choices(treatment, first_evidence(scenario_)))
      if (takes_all(eligibility_of(curve.eligibility, scenario_.cohort), patients)) return curve;
    return {};
  }

  std::optional<std::size_t> natural_rule_of(const spinepath::Eligibility& patients) const {
    for (std::size_t i = 0; i < natural_.rules.size(); ++i)
      if (takes_all(natural_.rules[i].patients, patients)) return i;
    return {};
  }

  const Scenario& scenario_;
  spinepath::NaturalCourse natural_;
  std::set<std::string> listed_;  ///< paths, which treatments share by `like`
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> claims_of(const Scenario& scenario) {
  Claims claims(scenario);
  for (const Treatment& treatment : scenario.treatments) claims.add_all_of(treatment);
  return std::move(claims).all();
}

}  // namespace spinepath::scenario
