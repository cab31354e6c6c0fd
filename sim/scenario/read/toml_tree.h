// TOML text to a tree of values. The only file that uses toml++.
#pragma once
#include <optional>
#include <string_view>

#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// Nothing, and an error in the report, if the text is not valid TOML; the parser stops at its first error.
std::optional<Value> parse_toml(std::string_view text, int file, Report& report);

}  // namespace spinepath::scenario
