// Libraries: a scenario file and the files its `use` names, merged into one Tree, libraries first and in
// order, so that the later file wins. Open tables merge key by key; closed ones, lists and values replace. A
// library reached by two routes counts once, where it is first named. Source: shared/design/SCENARIO.md.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/file_set.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// Nothing where the scenario file itself cannot be read; libraries that cannot are reported and left out.
std::optional<Value> read_with_libraries(const std::filesystem::path& path, FileSet& files, Report& report);
/// The same for a text that stands for the file at `path`.
std::optional<Value> read_with_libraries(const std::filesystem::path& path, std::string text, FileSet& files,
                                         Report& report);

/// `over` on top of `base`.
Table merged(Table base, Table over);

}  // namespace spinepath::scenario
