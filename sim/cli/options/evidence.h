// The option `--evidence`: checks the requested names against those that scenarios offer.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "sim/cli/terminal/load.h"

namespace spinepath::cli {

using Scenarios = std::span<const scenario::Scenario* const>;

/// All names by which a run of one of the scenarios may be asked for.
std::vector<std::string> known_evidence(Scenarios scenarios);

/// Why no run of them can be asked for by this name, with the known ones; empty if one can.
std::string evidence_problem(const std::string& name, Scenarios scenarios);

/// The loaded scenario under that evidence; none, with an error message on stderr, if some patients would
/// have no response curve.
Loaded under_evidence(Loaded loaded, const std::string& name, ErrorFormat format);

}  // namespace spinepath::cli
