// Nesting of TOML before it is parsed: levels are brackets that are open and dots between keys. Dots in comments,
// texts and numbers are none.
#pragma once
#include <cstddef>
#include <string_view>

namespace spinepath::scenario {

/// The first line with more than so many levels; 0 if there is none. The text may be no valid TOML.
int line_nested_beyond(std::size_t most, std::string_view text);

}  // namespace spinepath::scenario
