// The option `--evidence`: checks the requested names against those that scenarios declare.
#pragma once
#include <span>
#include <string>

#include "sim/cli/terminal/load.h"

namespace spinepath::cli {

/// True if it is one of the known names; otherwise false, with an error message on stderr.
bool is_known_evidence(const std::string& command, const std::string& name,
                       std::span<const std::string> known);

/// The loaded scenario under that evidence; none, with an error message on stderr, if some patients would
/// have no response curve.
Loaded under_evidence(Loaded loaded, const std::string& name, ErrorFormat format);

}  // namespace spinepath::cli
