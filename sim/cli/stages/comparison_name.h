// comparison_name: what a comparison's folder is called where nobody names it: the files' names without
// endings and the evidences, as on the command line: four_ways@controlled+clinic_claim,
// four_ways+horizon_tijuana. Another comparison has another name: where letters cannot stand in a file name,
// or the name is long, or two files are called alike, a hash of all paths and evidences (FNV-1a) ends it.
#pragma once
#include <span>
#include <string>

namespace spinepath::cli {

std::string comparison_name(std::span<const std::string> files, std::span<const std::string> evidence);

}  // namespace spinepath::cli
