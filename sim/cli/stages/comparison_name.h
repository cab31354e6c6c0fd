// comparison_name: the default name of a comparison's folder: file names without extension, then evidence
// names, as on the command line: four_ways@controlled+clinic_claim, four_ways+horizon_tijuana. Different
// comparisons have different names: if characters are not valid in a file name, the name is long, or two
// files have the same name, a hash of all paths and evidence names (FNV-1a) is appended.
#pragma once
#include <span>
#include <string>

namespace spinepath::cli {

std::string comparison_name(std::span<const std::string> files, std::span<const std::string> evidence);

}  // namespace spinepath::cli
