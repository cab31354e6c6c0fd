// Properties common to all files of a scenario: the version of the format, and the top-level keys that only a
// scenario, not a library, contributes.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace spinepath::scenario {

/// The version of the format that this program reads.
inline constexpr std::int64_t schema_version = 2;

/// Tables that a library cannot hold.
inline constexpr std::array<std::string_view, 7> scenario_only{
    "simulation", "uncertainty", "decision", "budget", "pathways", "published", "report"};
/// Keys that describe the file itself: those of a library do not become the scenario's.
inline constexpr std::array<std::string_view, 6> head_keys{"schema",   "title",      "description",
                                                           "currency", "price_year", "use"};

}  // namespace spinepath::scenario
