#include "sim/cli/options/evidence.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/cli/terminal/streams.h"
#include "sim/cli/terminal/usage.h"
#include "sim/scenario/check/check.h"
#include "sim/scenario/evidence/evidence.h"

namespace spinepath::cli {

bool is_known_evidence(const std::string& command, const std::string& name,
                       std::span<const std::string> known) {
  if (std::ranges::find(known, name) != known.end()) return true;
  const std::string problem =
      known.empty() ? fmt::format("unknown evidence {}; the file declares none in [evidence]", name)
                    : unknown_name("evidence", name, known);
  print_message(fmt::format("spinepath {}: --evidence: {}\n", command, problem));
  return false;
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
