// Libraries: a scenario file and the files named by its `use`, merged into one tree, libraries first and in
// order, so that later files have priority. Open tables merge key by key; closed tables, lists and values
// replace. A library named twice is merged once, where it is first named. Source: scenarios/guide.md,
// Libraries.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/file_set.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// Nothing if the scenario file itself cannot be read; libraries that cannot be read are reported and left
/// out.
std::optional<Value> read_with_libraries(const std::filesystem::path& path, FileSet& files, Report& report);
/// The same with `text` as the content of the file at `path`.
std::optional<Value> read_with_libraries(const std::filesystem::path& path, std::string text, FileSet& files,
                                         Report& report);

/// Both tables merged; `over` has priority.
Table merged(Table base, Table over);

}  // namespace spinepath::scenario
