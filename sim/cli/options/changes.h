// Changes of a scenario by the command line: --set KEY=VALUE, --horizon, --evidence. The manifest records
// them. Without changes it has no such entry, so that the bytes of results stay the same.
#pragma once
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "sim/cli/terminal/load.h"
#include "sim/output/files/manifest.h"
#include "sim/scenario/overrides.h"

namespace spinepath::cli {

struct Changes {
  std::vector<std::string> set;   ///< KEY=VALUE
  std::string horizon, evidence;  ///< empty: the scenario's own

  /// Those of --set, in order, then that of --horizon.
  std::vector<scenario::Override> overrides() const;
};

/// --set and --horizon.
void add_overrides(CLI::App& command, Changes& changes);
/// The same and --evidence.
void add_changes(CLI::App& command, Changes& changes);

/// The loaded scenario with the changes. Throws WrongCall if they are invalid for any scenario, Stop if for
/// this one.
Loaded with_changes(Loaded loaded, const Changes& changes, ErrorFormat format);

void record(const Changes& changes, output::Manifest& manifest);
/// "cohort.female = 0.6, evidence = observed"; empty without changes.
std::string text_of(const Changes& changes);

}  // namespace spinepath::cli
