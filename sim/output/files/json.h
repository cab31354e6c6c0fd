// Parts that the JSON files of several commands share: numbers that may be undefined (null), the manifest,
// the fields of an outcome's row.
#pragma once
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "sim/engine/run/results.h"
#include "sim/output/files/manifest.h"
#include "sim/output/text/names.h"

namespace spinepath::output {

using Json = nlohmann::ordered_json;

Json number_or_null(const std::optional<double>& x);
Json text_or_null(const std::string& text);
Json manifest_json(const Manifest& manifest);

void add(Json& row, const KeyText& text);        ///< outcome, of, at, unit
void add(Json& row, const OutcomeRow& outcome);  ///< mean, se, sd, and quantiles if they are kept

/// As a file: indented, ending with a newline; invalid UTF-8 (possible in file names) becomes U+FFFD.
std::string text_of(const Json& json);

}  // namespace spinepath::output
