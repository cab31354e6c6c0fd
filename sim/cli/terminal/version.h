// Versions of the program and its libraries, commit and compiler, as --version prints them.
#pragma once
#include <string>

#include <nlohmann/json.hpp>

namespace spinepath::cli {

std::string version_text();
nlohmann::ordered_json version_object();  ///< the same, with the name of the program
std::string version_json();               ///< as one line

}  // namespace spinepath::cli
