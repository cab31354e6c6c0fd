#include "sim/scenario/check/check.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "sim/scenario/check/names.h"
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

/// A pathway may have one of several treatments that are `like` each other: the others would repeat its
/// result.
void check_inherited(const Pathway& pathway, const KeyPath& path, const Scenario& scenario, Report& report) {
  std::map<std::string, std::string> first;  // first step by original treatment
  for (std::size_t i = 0; i < pathway.steps.size(); ++i) {
    const Name& name = pathway.steps[i].treatment;
    const auto treatment =
        std::ranges::find(scenario.treatments, name.text, [](const auto& t) { return t.name.text; });
    if (treatment == scenario.treatments.end()) continue;
    const auto [earlier, is_new] =
        first.try_emplace(treatment->original.empty() ? name.text : treatment->original, name.text);
    if (is_new || earlier->second == name.text) continue;
    report.refuse({.where = name.where,
                   .key = path.entry(i, "").key("treatment").shown,
                   .problem = fmt::format("\"{}\" is like \"{}\", which this pathway already has", name.text,
                                          earlier->second),
                   .allowed = "one of treatments that are like each other"});
  }
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
  validate_treatments(scenario, report);
  validate_pathways(scenario, report);
  validate_responses(scenario, report);
  validate_uncertainty(scenario, report);
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
    validate_rule(entries[i].eligibility, path.entry(i, ""), scenario.cohort, report);
}

void validate_simulation(const Scenario& scenario, Report& report) {
  const auto& [patients, horizon, seed, times, costs, qalys, correlation, evidence] = scenario.simulation;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const Name& name = times[i].first;
    const double time = times[i].second;
    const auto refuse = [&](std::string problem, std::string allowed) {
      report.refuse({.where = name.where,
                     .key = fmt::format("simulation.report_at[{}]", i + 1),
                     .problem = std::move(problem),
                     .allowed = std::move(allowed)});
    };
    if (time > horizon.value)
      refuse(fmt::format("\"{}\" is beyond the horizon", name.text), "up to simulation.horizon");
    for (std::size_t j = 0; j < i; ++j)
      if (times[j].second == time) refuse(fmt::format("duplicate \"{}\"", name.text), "each time once");
  }
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

void validate_pathways(const Scenario& scenario, Report& report) {
  const auto treatments = names_of(scenario.treatments);
  const KeyPath pathways = KeyPath{}.key("pathways");
  check_unique(scenario.pathways, pathways, "name", report);
  for (std::size_t i = 0; i < scenario.pathways.size(); ++i) {
    const Pathway& pathway = scenario.pathways[i];
    const KeyPath path = pathways.entry(i, "");
    if (!pathway.name.text.empty()) check_spelling(pathway.name, path.key("name"), report);
    check_unique(pathway.steps, path.key("steps"), "treatment", report);
    check_inherited(pathway, path.key("steps"), scenario, report);
    for (std::size_t j = 0; j < pathway.steps.size(); ++j)
      check_known(pathway.steps[j].treatment, path.key("steps").entry(j, "").key("treatment"),
                  "is not in [treatments]", treatments, report);
  }
}

}  // namespace spinepath::scenario
