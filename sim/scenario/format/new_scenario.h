// The scenario that `spinepath new` writes: small, complete and commented, with made-up numbers to replace.
#pragma once
#include <string>

namespace spinepath::scenario {

std::string starter_scenario();

}  // namespace spinepath::scenario
