// The words of a command line, with abbreviations expanded, and their parts.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spinepath::cli {

/// Without the name of the program. `FILE.toml …` becomes `run FILE.toml …`, and `- …` `run - …`.
std::vector<std::string> command_line(int argc, const char* const* argv);

/// Without spaces at both ends.
std::string trimmed(std::string_view text);

/// The number that the whole text is; none if it is not one, or not finite.
std::optional<double> parse_number(std::string_view text);

}  // namespace spinepath::cli
