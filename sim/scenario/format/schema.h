// JSON Schema (draft 2020-12) of the scenario format, for editors and other programs; generated from
// format.h. It describes a file as written: with `use`, keys that a library may hold are not required of the
// file. Which keys go together is in the schema; sums, names and the order of numbers are not: `check` verifies
// them.
#pragma once
#include <string>

namespace spinepath::scenario {

std::string json_schema();

}  // namespace spinepath::scenario
