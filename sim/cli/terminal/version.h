// Who this program is: what --version prints.
#pragma once
#include <string>

namespace spinepath::cli {

std::string version_text();
std::string version_json();  ///< the same, as one object

}  // namespace spinepath::cli
