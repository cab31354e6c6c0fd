// publish: moves the files of one run from aside into their folder. files.json says "unfinished" from before
// the first file is moved until after the last, so that a program killed in between leaves a mark.
#pragma once
#include <filesystem>
#include <span>
#include <string>

#include "sim/output/files/contents.h"
#include "sim/output/files/staging.h"

namespace spinepath::output {

/// The run replaces earlier ones of its command. Files of those that it does not write anew are removed,
/// but none that was changed since or that is among those read. Throws OutputError; if it is before the
/// first file was moved, the folder is as it was.
void publish(const std::filesystem::path& folder, Staging& staging, const WrittenRun& run,
             std::span<const std::string> read);

}  // namespace spinepath::output
