// The words of a command line, with abbreviations expanded.
#pragma once
#include <string>
#include <vector>

namespace spinepath::cli {

/// Without the name of the program. `FILE.toml …` becomes `run FILE.toml …`.
std::vector<std::string> command_line(int argc, const char* const* argv);

}  // namespace spinepath::cli
