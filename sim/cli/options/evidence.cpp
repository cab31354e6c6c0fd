#include "sim/cli/options/evidence.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/cli/terminal/usage.h"
#include "sim/scenario/check/check.h"
#include "sim/scenario/evidence/evidence.h"

namespace spinepath::cli {

std::vector<std::string> known_evidence(Scenarios scenarios) {
  std::vector<std::string> known;
  for (const scenario::Scenario* scenario : scenarios)
    for (const std::string& name : evidence_names(*scenario))
      if (std::ranges::find(known, name) == known.end()) known.push_back(name);
  return known;
}

std::string evidence_problem(const std::string& name, Scenarios scenarios) {
  const std::vector<std::string> known = known_evidence(scenarios);
  if (std::ranges::find(known, name) != known.end()) return {};
  if (known.empty()) return fmt::format("unknown evidence {}; the file declares none in [evidence]", name);
  for (const scenario::Scenario* scenario : scenarios)
    if (is_declared(*scenario, name))
      return fmt::format("{}; known: {}", why_not_offered(*scenario, name), scenario::listed(known));
  return unknown_name("evidence", name, known);
}

Loaded under_evidence(Loaded loaded, const std::string& name, ErrorFormat format) {
  loaded.scenario = with_evidence(*std::move(loaded.scenario), name);
  if (const auto errors = missing_responses(*loaded.scenario); !errors.empty()) {
    print_errors(errors, loaded.files, format, fmt::format("with evidence {}: ", name));
    loaded.scenario.reset();
    loaded.exit_code = invalid_scenario;
  }
  return loaded;
}

}  // namespace spinepath::cli
