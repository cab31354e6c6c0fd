// JSON Schema (draft 2020-12) of the scenario format, for editors and other programs; generated from
// format.h. It describes a file as written: with `use`, keys that a library may hold are not required of the
// file. Constraints across keys (sums, names, order of numbers) are not in the schema; `check` verifies them.
#pragma once
#include <string>

namespace spinepath::scenario {

std::string json_schema();

}  // namespace spinepath::scenario
