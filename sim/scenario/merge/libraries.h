// Libraries: a scenario file and the files its `use` names, merged into one Tree, libraries first and in
// order, so that the later file wins. Open tables merge key by key; closed ones, lists and values replace. A
// library reached by two routes counts once, where it is first named. Source: shared/design/SCENARIO.md.
#pragma once
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/file_set.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// Tables that a library cannot hold.
inline constexpr std::array<std::string_view, 5> scenario_only{"simulation", "uncertainty", "decision",
                                                               "budget", "pathways"};
/// Keys by which a file speaks of itself: a library's do not become the scenario's.
inline constexpr std::array<std::string_view, 6> head_keys{"schema",   "title",      "description",
                                                           "currency", "price_year", "use"};

/// Nothing where the scenario file itself cannot be read; libraries that cannot are reported and left out.
std::optional<Value> read_with_libraries(const std::filesystem::path& path, FileSet& files, Report& report);
/// The same for a text that stands for the file at `path`.
std::optional<Value> read_with_libraries(const std::filesystem::path& path, std::string text, FileSet& files,
                                         Report& report);

/// `over` on top of `base`.
Table merged(Table base, Table over);

}  // namespace spinepath::scenario
