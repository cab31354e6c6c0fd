// JSON Schema (draft 2020-12) of the scenario format, for editors and other programs; made from format.h. It
// describes a file as the user writes it: where `use` names libraries, what they may hold cannot be demanded
// of the file. What only the whole tells (sums, names, order of numbers) it cannot say; `check` does.
#pragma once
#include <string>

namespace spinepath::scenario {

std::string json_schema();

}  // namespace spinepath::scenario
