#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/compile.h"
#include "sim/scenario/evidence.h"
#include "sim/scenario/name_checks.h"
#include "sim/scenario/text_reader.h"
#include "sim/scenario/validate.h"

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

/// "herniated_disc (severe)" for each kind of patient that a treatment may treat without a response for.
std::vector<std::string> without_response(const Treatment& treatment, const Scenario& scenario) {
  std::vector<std::string> kinds;
  for (const Share& condition : scenario.cohort.conditions)
    for (const std::string& severity : severities_of(scenario.cohort, condition.name.text)) {
      const std::string& name = condition.name.text;
      if (may_treat(treatment, name, severity) &&
          !curve_for(treatment, name, severity, scenario.simulation.evidence.text))
        kinds.push_back(fmt::format("{} ({})", name, severity));
    }
  return kinds;
}

/// The first few, in words.
std::string some_of(const std::vector<std::string>& kinds) {
  constexpr std::size_t few = 4;
  if (kinds.size() <= few) return listed(kinds);
  return fmt::format("{} and {} more", listed(std::span(kinds).first(few)), kinds.size() - few);
}

}  // namespace

void validate_responses(const Scenario& scenario, Report& report) {
  for (const Treatment& treatment : scenario.treatments) {
    if (!in_use(treatment, scenario)) continue;
    const auto kinds = without_response(treatment, scenario);
    if (!kinds.empty())
      report.miss({.where = treatment.name.where,
                   .key = KeyPath{}.key("treatments").key(treatment.name.text).shown,
                   .problem = fmt::format("no response for {}", some_of(kinds)),
                   .allowed = "a response for every patient it may treat, or a rule in `eligible`"});
  }
  const Name& evidence = scenario.simulation.evidence;
  const auto variants = variants_offered(scenario);
  if (evidence.text.empty() || std::ranges::find(variants, evidence.text) != variants.end()) return;
  // A name of its own may stand for the default curves ("controlled"); one close to a variant's is a slip.
  const InputError misspelt = unknown_name(evidence, KeyPath{}.key("simulation").key("evidence"),
                                           "is a variant that no treatment offers", variants);
  if (!misspelt.suggestion.empty()) report.warn(misspelt);
}

}  // namespace spinepath::scenario
