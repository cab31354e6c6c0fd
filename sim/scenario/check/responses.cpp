#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/check/check.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/evidence/differences.h"
#include "sim/scenario/evidence/groups.h"
#include "sim/scenario/format/format.h"

namespace spinepath::scenario {
namespace {

/// "herniated_disc (severe)" for each kind of patient that a treatment may treat but has no curve for.
std::vector<std::string> without_response(const Treatment& treatment, const Scenario& scenario) {
  const Cohort& cohort = scenario.cohort;
  const spinepath::Eligibility eligible = eligibility_of(treatment.eligible.patients, cohort);
  std::vector<spinepath::Eligibility> rules;
  for (const MeasuredCurve& curve : curve_choices(treatment, scenario))
    rules.push_back(eligibility_of(curve.eligibility, cohort));
  std::vector<std::string> kinds;
  for (const auto& [condition, severity, group] : groups_of(cohort)) {
    const spinepath::Eligibility patients = both(eligible, group);
    if (is_empty(patients) || !first_matches(rules, patients).none) continue;
    std::string kind =
        fmt::format("{} ({})", cohort.conditions[condition].name.text, severity_names[severity]);
    if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(std::move(kind));
  }
  return kinds;
}

/// The first four, and how many more.
std::string some_of(const std::vector<std::string>& kinds) {
  constexpr std::size_t few = 4;
  if (kinds.size() <= few) return listed(kinds);
  return fmt::format("{} and {} more", listed(std::span(kinds).first(few)), kinds.size() - few);
}

}  // namespace

void validate_responses(const Scenario& scenario, Report& report) {
  for (const Treatment& treatment : scenario.treatments) {
    const bool is_read = treatment.where != Location{};  // otherwise refused as no table
    if (!is_read || !treatment.relieves_pain || !in_use(treatment, scenario)) continue;
    const auto kinds = without_response(treatment, scenario);
    if (!kinds.empty())
      report.miss({.where = treatment.name.where,
                   .key = KeyPath{}.key("treatments").key(treatment.name.text).shown,
                   .problem = fmt::format("no response, effect or specific_effect for {}", some_of(kinds)),
                   .allowed = "one of the three for every patient it may treat, or a rule in `eligible`"});
  }
}

std::vector<InputError> missing_responses(const Scenario& scenario) {
  Report report;
  validate_responses(scenario, report);
  return in_order(std::move(report.errors));
}

void validate_differences(const Scenario& scenario, Report& report) {
  for (const auto& [knot, path, words] : difference_problems(scenario))
    report.refuse(
        {.where = knot->at.where, .key = path.shown, .problem = words.problem, .allowed = words.allowed});
}

}  // namespace spinepath::scenario
