// Sheet: rows of text and numbers under named columns, written as CSV (numbers round-trip exactly, a missing
// value is empty) or as JSON (one object per row, a missing value is null).
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/output/files/json.h"

namespace spinepath::output {

using Field = std::variant<std::string, std::optional<double>>;  ///< number: [the unit in its row or column]

struct Sheet {
  std::vector<std::string> columns;
  std::vector<std::vector<Field>> rows = {};  ///< one field per column
};

std::string csv_of(const Sheet& sheet);
Json json_of(const Sheet& sheet);

}  // namespace spinepath::output
