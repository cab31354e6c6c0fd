// The words of a command line, with what is short for something else written out.
#pragma once
#include <string>
#include <vector>

namespace spinepath::cli {

/// Without the program's name. `FILE.toml …` becomes `run FILE.toml …`.
std::vector<std::string> command_line(int argc, const char* const* argv);

}  // namespace spinepath::cli
