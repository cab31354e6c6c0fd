// `--evidence` on the command line: the names asked for, checked against what scenarios offer.
#pragma once
#include <span>
#include <string>

#include "sim/cli/terminal/load.h"

namespace spinepath::cli {

/// Tells where it is none of the known names; true where it is one.
bool is_known_evidence(const std::string& command, const std::string& name,
                       std::span<const std::string> known);

/// The loaded scenario under that evidence; none where some patients would be without a response, told on
/// stderr.
Loaded under_evidence(Loaded loaded, const std::string& name, ErrorFormat format);

}  // namespace spinepath::cli
