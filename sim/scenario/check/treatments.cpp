#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "sim/scenario/check/check.h"
#include "sim/scenario/check/curves.h"
#include "sim/scenario/check/eligibility.h"
#include "sim/scenario/check/names.h"
#include "sim/scenario/evidence/curves.h"

namespace spinepath::scenario {
namespace {

constexpr std::size_t max_once_items = 64;  ///< bits of CostItem::once

/// "a response and an effect".
std::string with_articles(const std::vector<std::string_view>& kinds) {
  std::string text;
  for (std::size_t i = 0; i < kinds.size(); ++i)
    text += fmt::format("{}{} {}",
                        i == 0                  ? ""
                        : i + 1 == kinds.size() ? " and "
                                                : ", ",
                        kinds[i] == "effect" ? "an" : "a", kinds[i]);
  return text;
}

void check_pain_claim(const Treatment& treatment, const KeyPath& path, Report& report) {
  if (treatment.relieves_pain) return;
  const std::vector<MeasuredCurve> curves = measured_curves(treatment);
  std::vector<std::string_view> claims;
  for (const MeasuredKind& kind : measured_kinds)
    if (std::ranges::count(curves, kind.kind, &MeasuredCurve::kind) > 0) claims.push_back(kind.key);
  if (treatment.durability) claims.push_back("durability");
  if (!claims.empty())
    report.refuse(
        {.where = treatment.name.where,
         .key = path.shown,
         .problem = fmt::format("relieves_pain = false, but has {}", with_articles(claims)),
         .allowed = "relieves_pain = true, or none of response, effect, specific_effect, durability"});
}

enum class Required { yes, no };

/// One kind of measurement.
void check_kinds(const Measurement& measured, Required required, Location where, const KeyPath& path,
                 Report& report) {
  std::vector<std::string_view> given;
  for (const MeasuredKind& kind : measured_kinds)
    if (measured.*kind.curve) given.push_back(kind.key);
  const bool is_missing = given.empty() && required == Required::yes;
  if (given.size() > 1 || is_missing)
    report.refuse({.where = where,
                   .key = path.shown,
                   .problem = is_missing ? "nothing measured" : "has " + with_articles(given),
                   .allowed = "one of response, effect, specific_effect"});
}

/// What was measured of a treatment, with whatever evidence.
void check_measured(const Treatment& treatment, const KeyPath& path, const Scenario& scenario,
                    Report& report) {
  check_kinds(treatment.measured, Required::no, treatment.name.where, path, report);
  for (const Variant& variant : treatment.variants)
    if (variant.where != Location{})  // otherwise refused as no table
      check_kinds(variant.measured, Required::yes, variant.name.where,
                  path.key("variants").key(variant.name.text), report);
  for (std::size_t i = 0; i < treatment.relief_for.size(); ++i) {
    const ReliefFor& entry = treatment.relief_for[i];
    const KeyPath place = path.key("relief_for").entry(i, "");
    if (entry.where != Location{}) check_kinds(entry.measured, Required::yes, entry.where, place, report);
    check_rule(entry.eligibility, place, scenario.cohort, report);
  }
  for (const MeasuredCurve& curve : measured_curves(treatment))
    check_curve(*curve.curve, use_of(curve.kind), curve.path, report);
  check_declared(treatment.context, path.key("context"), "[contexts]", names_of(scenario.contexts), report);
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

void validate_treatments(const Scenario& scenario, Report& report) {
  check_reserved(scenario, report);
  for (const Treatment& treatment : scenario.treatments) {
    const KeyPath path = KeyPath{}.key("treatments").key(treatment.name.text);
    check_spelling(treatment.name, path, report);
    check_rule(treatment.eligible.patients, path.key("eligible"), scenario.cohort, report);
    check_measured(treatment, path, scenario, report);
    check_pain_claim(treatment, path, report);
    validate_costs(treatment, path, report);
    check_unique(treatment.adverse_events, path.key("adverse_events"), "name", report);
    check_unique(treatment.late_events, path.key("late_events"), "name", report);
    check_unique(treatment.endpoints, path.key("endpoints"), "name", report);
  }
}

}  // namespace spinepath::scenario
