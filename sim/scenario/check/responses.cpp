#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/check/check.h"
#include "sim/scenario/check/names.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/evidence/evidence.h"
#include "sim/scenario/read/text_reader.h"

namespace spinepath::scenario {
namespace {

/// The severities that patients with a condition have.
std::vector<std::string> severities_of(const Cohort& cohort, std::string_view condition) {
  const std::vector<Share>* shares = &cohort.severity;
  for (const auto& [name, own] : cohort.severity_of)
    if (name.text == condition) shares = &own;
  if (shares->empty()) return {"moderate"};
  std::vector<std::string> names;
  for (const Share& share : *shares)
    if (share.probability.value != 0 || share.probability.uncertainty) names.push_back(share.name.text);
  return names;
}

/// Whether a curve applies to all patients of that condition and severity, of any age and any flags.
bool is_for_all(const CurveChoice& choice, const std::string& condition, const std::string& severity) {
  const Eligibility* eligibility = choice.eligibility;
  return takes_all(eligibility) && (!eligibility || names(*eligibility, condition, severity));
}

/// "herniated_disc (severe)" for each kind of patient that a treatment may treat but has no response for.
std::vector<std::string> without_response(const Treatment& treatment, const Scenario& scenario) {
  std::vector<std::string> kinds;
  const auto choices = curve_choices(treatment, scenario);
  for (const Share& condition : scenario.cohort.conditions)
    for (const std::string& severity : severities_of(scenario.cohort, condition.name.text)) {
      const std::string& name = condition.name.text;
      const auto serves = [&](const CurveChoice& choice) { return is_for_all(choice, name, severity); };
      if (names(treatment.eligible, name, severity) && std::ranges::none_of(choices, serves))
        kinds.push_back(fmt::format("{} ({})", name, severity));
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
  const auto variants = variants_offered(scenario);
  // A new name may denote the default curves ("controlled"); a name close to a variant's is probably
  // misspelt.
  const auto check_evidence = [&](const Name& evidence, const KeyPath& path) {
    if (evidence.text.empty() || std::ranges::find(variants, evidence.text) != variants.end()) return;
    constexpr std::string_view problem = "is a variant that no treatment offers";
    if (variants.empty() && evidence.text != default_evidence)
      report.warn({.where = evidence.where,
                   .key = path.key("evidence").shown,
                   .problem = fmt::format("\"{}\" {}", evidence.text, problem),
                   .allowed = fmt::format("{}, or left out", default_evidence)});
    const InputError misspelt = unknown_name(evidence, path.key("evidence"), problem, variants);
    if (!misspelt.suggestion.empty()) report.warn(misspelt);
  };
  for (const Treatment& treatment : scenario.treatments) {
    const KeyPath path = KeyPath{}.key("treatments").key(treatment.name.text);
    check_evidence(treatment.evidence, path);
    if (!treatment.relieves_pain || !in_use(treatment, scenario)) continue;
    const auto kinds = without_response(treatment, scenario);
    if (!kinds.empty())
      report.miss({.where = treatment.name.where,
                   .key = path.shown,
                   .problem = fmt::format("no response for {}", some_of(kinds)),
                   .allowed = "a response for every patient it may treat, or a rule in `eligible`"});
  }
  check_evidence(scenario.simulation.evidence, KeyPath{}.key("simulation"));
}

std::vector<InputError> missing_responses(const Scenario& scenario) {
  Report report;
  validate_responses(scenario, report);
  return in_order(std::move(report.errors));
}

}  // namespace spinepath::scenario
