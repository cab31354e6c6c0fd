// Properties of stdout: width and colours.
#pragma once
#include <cstddef>
#include <optional>

namespace spinepath::cli {

enum class Colour { automatic, always, never };

inline constexpr std::size_t narrowest_page = 40;  ///< [columns]

/// COLUMNS, else the width of the terminal, at least `narrowest_page`; none if stdout is not a terminal.
std::optional<std::size_t> page_columns();

/// automatic: a terminal without NO_COLOR (no-color.org) and TERM=dumb, or CLICOLOR_FORCE is set.
bool page_has_colours(Colour colour);

}  // namespace spinepath::cli
