// TOML text to Tree; the one place that knows toml++.
#pragma once
#include <optional>
#include <string_view>

#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// Nothing, and an error in the report, where the text is no TOML; the parser stops at its first mistake.
std::optional<Value> parse_toml(std::string_view text, int file, Report& report);

}  // namespace spinepath::scenario
