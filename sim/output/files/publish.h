// publish: moves the files of one run from the staging folder to their folder. From before the first move
// until after the last, files.json has the state "unfinished", so that a killed program can be recognised.
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "sim/output/files/contents.h"
#include "sim/output/files/staging.h"

namespace spinepath::output {

/// The run replaces earlier ones of its command. Their other files are removed, unless changed since or among
/// those read; returns the names of those removed. Throws OutputError; before the first move, the folder is
/// then unchanged.
std::vector<std::string> publish(const std::filesystem::path& folder, Staging& staging, const WrittenRun& run,
                                 std::span<const std::string> read);

}  // namespace spinepath::output
