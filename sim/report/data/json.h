// Reading of JSON values that may be null or absent.
#pragma once
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "sim/report/data/csv.h"

namespace spinepath::report {

using Json = nlohmann::ordered_json;

/// The file as JSON; throws Unusable if it is none.
Json parsed(const std::string& name, const std::string& text);

/// Empty if there is none.
std::string text_of(const Json& object, const char* key);
std::optional<double> number_of(const Json& object, const char* key);
std::uint64_t count_of(const Json& object, const char* key);
bool flag_of(const Json& object, const char* key, bool otherwise = false);
/// An empty array or object if there is none.
const Json& list_of(const Json& object, const char* key);

}  // namespace spinepath::report
