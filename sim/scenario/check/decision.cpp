#include "sim/scenario/check/check.h"
#include "sim/scenario/check/names.h"
#include "sim/scenario/read/text_reader.h"
#include "sim/scenario/uncertainty/pattern.h"

namespace spinepath::scenario {
namespace {

void check_pattern(const Scenario& scenario, const Name& pattern, const KeyPath& path, Report& report) {
  if (pattern.text.empty() || !uncertain_parameters(scenario, pattern.text).empty()) return;
  std::vector<std::string> known = uncertain_parameters(scenario, "*");
  const bool certain = known.empty();
  for (const Source& source : scenario.sources) known.push_back("source:" + source.name.text);
  InputError error = unknown_name(pattern, path, "matches no uncertain parameter", known);
  error.allowed = certain ? "no group: this scenario has no uncertain parameter"
                          : "a parameter's name, with * and ?; source:KEY; design:NAME";
  report.miss(std::move(error));
}

}  // namespace

void validate_decision(const Scenario& scenario, Report& report) {
  const DecisionSettings& decision = scenario.decision;
  const KeyPath path = KeyPath{}.key("decision");
  for (const auto& [group, patterns] : decision.groups) {
    const KeyPath of_group = path.key("groups").key(group.text);
    check_spelling(group, of_group, report);
    for (std::size_t i = 0; i < patterns.size(); ++i)
      check_pattern(scenario, patterns[i], of_group.entry(i, ""), report);
  }
  const Parameter& horizon = scenario.simulation.horizon;
  if (info_of(decision.effect).at == ReportedAt::month_12 && horizon.value < 1)
    report.refuse({.where = horizon.where,
                   .key = "simulation.horizon",
                   .problem = "ends before the 12 months of decision.effect",
                   .allowed = "12 months or more"});
}

}  // namespace spinepath::scenario
