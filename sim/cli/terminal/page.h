// The page that stdout is: how wide, and whether it shows colours.
#pragma once
#include <cstddef>
#include <optional>

namespace spinepath::cli {

enum class Colour { automatic, always, never };

inline constexpr std::size_t narrowest_page = 40;  ///< [columns]

/// As COLUMNS has it, else the terminal's width, at least the narrowest; none: stdout is no terminal.
std::optional<std::size_t> page_columns();

/// automatic: a terminal, and neither NO_COLOR (no-color.org) nor TERM=dumb asks for plain text; or
/// CLICOLOR_FORCE asks for colours.
bool page_has_colours(Colour colour);

}  // namespace spinepath::cli
