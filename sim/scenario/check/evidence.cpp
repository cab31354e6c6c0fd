#include "sim/scenario/evidence/evidence.h"

#include <algorithm>

#include "sim/scenario/check/check.h"
#include "sim/scenario/check/names.h"
#include "sim/scenario/read/text_reader.h"

namespace spinepath::scenario {
namespace {

/// A name that no treatment in use offers would change nothing.
void check_offered(const Scenario& scenario, Report& report) {
  const Name& evidence = scenario.simulation.evidence;
  const std::vector<std::string> names = evidence_names(scenario);
  if (evidence.text.empty() || std::ranges::find(names, evidence.text) != names.end()) return;
  report.miss(
      {.where = evidence.where,
       .key = "simulation.evidence",
       .problem = why_not_offered(scenario, evidence.text),
       .allowed = names.empty() ? "a name that [evidence] declares: it has none" : listed(names),
       .suggestion = is_declared(scenario, evidence.text) ? std::string{} : nearest(evidence.text, names)});
}

}  // namespace

void validate_evidence(const Scenario& scenario, Report& report) {
  const std::vector<std::string> declared = names_of(scenario.evidence);
  for (const auto& [name, meaning] : scenario.evidence)
    check_spelling(name, KeyPath{}.key("evidence").key(name.text), report);
  check_offered(scenario, report);
  for (const Treatment& treatment : scenario.treatments) {
    const KeyPath path = KeyPath{}.key("treatments").key(treatment.name.text);
    check_declared(treatment.evidence, path.key("evidence"), "[evidence]", declared, report);
    for (const Variant& variant : treatment.variants)
      check_declared(variant.name, path.key("variants").key(variant.name.text), "[evidence]", declared,
                     report);
    for (std::size_t i = 0; i < treatment.relief_for.size(); ++i)
      check_declared(treatment.relief_for[i].evidence, path.key("relief_for").entry(i, "").key("evidence"),
                     "[evidence]", declared, report);
  }
}

}  // namespace spinepath::scenario
