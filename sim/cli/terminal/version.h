// Versions of the program and its libraries, commit and compiler, as --version prints them.
#pragma once
#include <string>

namespace spinepath::cli {

std::string version_text();
std::string version_json();  ///< the same as one JSON object

}  // namespace spinepath::cli
