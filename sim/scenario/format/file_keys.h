// What the files of a scenario have in common: the version of the format, and which top-level keys belong to
// scenarios only.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace spinepath::scenario {

/// The version of the format that this program reads.
inline constexpr std::int64_t schema_version = 1;

/// Tables that a library cannot hold.
inline constexpr std::array<std::string_view, 5> scenario_only{"simulation", "uncertainty", "decision",
                                                               "budget", "pathways"};
/// Keys by which a file speaks of itself: a library's do not become the scenario's.
inline constexpr std::array<std::string_view, 6> head_keys{"schema",   "title",      "description",
                                                           "currency", "price_year", "use"};

}  // namespace spinepath::scenario
