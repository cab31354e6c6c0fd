// Sheet: rows of text and numbers under named columns, written as CSV (numbers that read back the same, empty
// where there is none) or as JSON (an object a row, null where there is none).
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/output/files/json.h"

namespace spinepath::output {

using Field = std::variant<std::string, std::optional<double>>;

struct Sheet {
  std::vector<std::string> columns;
  std::vector<std::vector<Field>> rows = {};  ///< a field for each column
};

std::string csv_of(const Sheet& sheet);
Json json_of(const Sheet& sheet);

}  // namespace spinepath::output
