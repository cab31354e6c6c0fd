// What a command line changes of a scenario for one run: --set KEY=VALUE, --horizon, --evidence. The manifest
// records it; without them it says nothing, so that results stay the same bytes.
#pragma once
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "sim/cli/terminal/load.h"
#include "sim/output/run/record.h"
#include "sim/scenario/overrides.h"

namespace spinepath::cli {

struct Changes {
  std::vector<std::string> set;   ///< KEY=VALUE
  std::string horizon, evidence;  ///< empty: the scenario's own

  /// By --set, in order, then by --horizon.
  std::vector<scenario::Override> overrides() const;
};

/// --set and --horizon.
void add_overrides(CLI::App& command, Changes& changes);
/// The same and --evidence.
void add_changes(CLI::App& command, Changes& changes);

/// The loaded scenario with the changes. Throws WrongCall where no scenario could have them, Stop where this one
/// cannot.
Loaded with_changes(Loaded loaded, const Changes& changes, ErrorFormat format);

void record(const Changes& changes, output::Manifest& manifest);
/// "cohort.female = 0.6, evidence = observed"; empty where nothing changes.
std::string text_of(const Changes& changes);

}  // namespace spinepath::cli
