#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "sim/scenario/check/check.h"
#include "sim/scenario/check/names.h"
#include "sim/scenario/format/rules.h"

namespace spinepath::scenario {
namespace {

constexpr std::size_t max_once_items = 64;  ///< bits of CostItem::once

void check_knot(const Knot& knot, const KeyPath& path, Report& report) {
  if (const auto words = knot_problem(knot))
    report.refuse(
        {.where = knot.at.where, .key = path.shown, .problem = words->problem, .allowed = words->allowed});
}

void check_curve(const Curve& curve, const KeyPath& path, Report& report) {
  for (const Knot& knot : curve.knots) check_knot(knot, path.key(knot.at.text), report);
  for (std::size_t i = 1; i < curve.knots.size(); ++i)
    if (curve.knots[i].time == curve.knots[i - 1].time)
      report.refuse({.where = curve.knots[i].at.where,
                     .key = path.key(curve.knots[i].at.text).shown,
                     .problem = fmt::format("is the same time as \"{}\"", curve.knots[i - 1].at.text),
                     .allowed = "each time once"});
  if (curve.knots.size() > max_knots)
    report.refuse({.where = curve.where,
                   .key = path.shown,
                   .problem = fmt::format("has {} knots", curve.knots.size()),
                   .allowed = fmt::format("at most {}", max_knots)});
}

void check_pain_claim(const Treatment& treatment, const KeyPath& path, Report& report) {
  const bool responds = treatment.response || !treatment.response_variants.empty() ||
                        !treatment.response_for.empty() || treatment.durability;
  if (!treatment.relieves_pain && responds)
    report.refuse({.where = treatment.name.where,
                   .key = path.shown,
                   .problem = "has a response or a durability and relieves_pain = false",
                   .allowed = "relieves_pain = true, or neither"});
}

/// `background` denotes care outside the pathway in results; `once` items are bits of one word in the
/// simulation.
void check_reserved(const Scenario& scenario, Report& report) {
  std::set<std::string> once;
  for (const Treatment& treatment : scenario.treatments) {
    const KeyPath path = KeyPath{}.key("treatments").key(treatment.name.text);
    if (treatment.name.text == "background")
      report.refuse({.where = treatment.name.where,
                     .key = path.shown,
                     .problem = "is the name of care outside the pathway",
                     .allowed = "another name"});
    for (const CostItem& cost : treatment.costs) {
      if (!cost.once || !once.insert(cost.item.text).second || once.size() != max_once_items + 1) continue;
      report.refuse({.where = cost.item.where,
                     .key = path.key("costs").shown,
                     .problem = fmt::format("item number {} with once = true", once.size()),
                     .allowed = fmt::format("at most {} item names", max_once_items)});
    }
  }
}

}  // namespace

void validate_curves(const Treatment& treatment, const KeyPath& path, Report& report) {
  if (treatment.response) check_curve(*treatment.response, path.key("response"), report);
  for (const auto& [variant, curve] : treatment.response_variants)
    check_curve(curve, path.key("response_variants").key(variant.text), report);
  for (std::size_t i = 0; i < treatment.response_for.size(); ++i)
    check_curve(treatment.response_for[i].curve, path.key("response_for").entry(i, "").key("curve"), report);
}

void validate_treatments(const Scenario& scenario, Report& report) {
  check_reserved(scenario, report);
  for (const auto& [name, curve] : scenario.curves) {
    const KeyPath path = KeyPath{}.key("curves").key(name.text);
    check_spelling(name, path, report);
    check_curve(curve, path, report);
  }
  for (const Treatment& treatment : scenario.treatments) {
    const KeyPath path = KeyPath{}.key("treatments").key(treatment.name.text);
    check_spelling(treatment.name, path, report);
    validate_rule(treatment.eligible, path.key("eligible"), scenario.cohort, report);
    for (std::size_t i = 0; i < treatment.response_for.size(); ++i)
      validate_rule(treatment.response_for[i].eligibility, path.key("response_for").entry(i, ""),
                    scenario.cohort, report);
    check_pain_claim(treatment, path, report);
    check_unique(treatment.costs, path.key("costs"), "item", report);
    check_unique(treatment.adverse_events, path.key("adverse_events"), "name", report);
    check_unique(treatment.late_events, path.key("late_events"), "name", report);
    check_unique(treatment.endpoints, path.key("endpoints"), "name", report);
    validate_curves(treatment, path, report);
  }
}

}  // namespace spinepath::scenario
