#include "sim/scenario/check/check.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "sim/scenario/check/eligibility.h"
#include "sim/scenario/check/names.h"
#include "sim/scenario/check/warnings.h"
#include "sim/scenario/format/quantity.h"
#include "sim/scenario/format/rules.h"

namespace spinepath::scenario {
namespace {

constexpr std::size_t most_names = 64;  ///< conditions and flags are bits of a word (models/eligibility.h)

void check_named_shares(std::span<const Share> shares, const KeyPath& path, Report& report) {
  for (const Share& share : shares) check_spelling(share.name, path.key(share.name.text), report);
  if (shares.size() > most_names)
    report.refuse({.where = shares[most_names].name.where,
                   .key = path.shown,
                   .problem = fmt::format("has {} entries", shares.size()),
                   .allowed = fmt::format("at most {}", most_names)});
}

void check_youngest(const Scenario& scenario, Report& report) {
  const LifeTable& table = scenario.mortality.table;
  const double youngest = support_of(scenario.cohort.age).low;
  if (table.empty() || !std::isfinite(youngest) || youngest < 0 || youngest >= table.first_age()) return;
  report.refuse({.where = scenario.cohort.age.where,
                 .key = "cohort.age",
                 .problem = fmt::format("reaches below {}, the life table's first age", table.first_age()),
                 .allowed = fmt::format("{} or more", table.first_age())});
}

void check_times_once(const std::vector<std::pair<Name, double>>& times, const KeyPath& path,
                      Report& report) {
  for (std::size_t i = 0; i < times.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (times[j].second == times[i].second)
        report.refuse({.where = times[i].first.where,
                       .key = path.entry(i, "").shown,
                       .problem = fmt::format("duplicate \"{}\"", times[i].first.text),
                       .allowed = "each time once"});
}

void check_within_horizon(const std::vector<std::pair<Name, double>>& times, const KeyPath& path,
                          const Parameter& horizon, Report& report) {
  for (std::size_t i = 0; i < times.size(); ++i)
    if (const auto& [name, time] = times[i]; time > horizon.value)
      report.refuse({.where = name.where,
                     .key = path.entry(i, "").shown,
                     .problem = fmt::format("\"{}\" is beyond the horizon", name.text),
                     .allowed = "up to simulation.horizon"});
}

}  // namespace

void validate(const Scenario& scenario, Report& report) {
  validate_simulation(scenario, report);
  validate_cohort(scenario, report);
  validate_mortality(scenario, report);
  validate_decision(scenario, report);
  validate_budget(scenario, report);
  validate_prices(scenario, report);
  validate_sources(scenario, report);
  validate_natural_course(scenario, report);
  validate_treatments(scenario, report);
  validate_pathways(scenario, report);
  validate_published(scenario, report);
  validate_evidence(scenario, report);
  validate_responses(scenario, report);
  validate_uncertainty(scenario, report);
  if (!report.errors.empty()) return;  // what follows computes with the numbers
  validate_differences(scenario, report);
  if (!report.errors.empty()) return;
  for (InputError& warning : warnings_of(scenario)) report.warn(std::move(warning));
}

void validate_cohort(const Scenario& scenario, Report& report) {
  const Cohort& cohort = scenario.cohort;
  const KeyPath path = KeyPath{}.key("cohort");
  check_named_shares(cohort.conditions, path.key("conditions"), report);
  check_named_shares(cohort.flags, path.key("flags"), report);
  const auto conditions = names_of(cohort.conditions);
  for (const auto& [condition, shares] : cohort.severity_of)
    check_known(condition, path.key("severity_of").key(condition.text), "is not a condition of the cohort",
                conditions, report);
  check_youngest(scenario, report);
}

void validate_mortality(const Scenario& scenario, Report& report) {
  const KeyPath path = KeyPath{}.key("mortality").key("ratio_for");
  const auto& entries = scenario.mortality.ratio_for;
  for (std::size_t i = 0; i < entries.size(); ++i)
    check_rule(entries[i].eligibility, path.entry(i, ""), scenario.cohort, report);
}

void validate_simulation(const Scenario& scenario, Report& report) {
  const Simulation& simulation = scenario.simulation;
  const KeyPath path = KeyPath{}.key("simulation");
  check_times_once(simulation.report_at, path.key("report_at"), report);
  check_times_once(simulation.follow_up, path.key("follow_up"), report);
  check_within_horizon(simulation.report_at, path.key("report_at"), simulation.horizon, report);
  check_within_horizon(simulation.follow_up, path.key("follow_up"), simulation.horizon, report);
  for (std::size_t i = 0; i < simulation.follow_up.size(); ++i)
    if (const auto& [name, time] = simulation.follow_up[i]; time == 0)
      report.refuse({.where = name.where,
                     .key = path.key("follow_up").entry(i, "").shown,
                     .problem = "is the start of the first course",
                     .allowed = "a duration above 0"});
  if (const auto words = utility_problem(scenario.utility))
    report.refuse({.where = scenario.utility.per_pain_point.where,
                   .key = "utility.per_pain_point",
                   .problem = words->problem,
                   .allowed = words->allowed});
}

void validate_sources(const Scenario& scenario, Report& report) {
  const auto known = names_of(scenario.sources);
  for (const auto& [source, where, key] : report.source_mentions)
    check_known({source, where}, KeyPath{key, ""}, "is not in [sources]", known, report);
}

}  // namespace spinepath::scenario
