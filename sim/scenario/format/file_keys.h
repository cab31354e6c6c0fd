// Top-level keys by the kind of file that may hold them: a scenario or a library.
#pragma once
#include <array>
#include <string_view>

namespace spinepath::scenario {

/// Tables that a library cannot hold.
inline constexpr std::array<std::string_view, 5> scenario_only{"simulation", "uncertainty", "decision",
                                                               "budget", "pathways"};
/// Keys by which a file speaks of itself: a library's do not become the scenario's.
inline constexpr std::array<std::string_view, 6> head_keys{"schema",   "title",      "description",
                                                           "currency", "price_year", "use"};

}  // namespace spinepath::scenario
