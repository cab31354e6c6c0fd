#include "sim/output/files/sheet.h"

#include "sim/output/files/outcomes_csv.h"
#include "sim/output/text/number.h"

namespace spinepath::output {

std::string csv_of(const Sheet& sheet) {
  std::string text = csv_row(sheet.columns);
  for (const auto& row : sheet.rows) {
    std::vector<std::string> fields;
    for (const Field& field : row) {
      const auto* words = std::get_if<std::string>(&field);
      fields.push_back(words ? csv_field(*words) : digits(std::get<std::optional<double>>(field)));
    }
    text += csv_row(fields);
  }
  return text;
}

Json json_of(const Sheet& sheet) {
  Json all = Json::array();
  for (const auto& row : sheet.rows) {
    Json object = Json::object();
    for (std::size_t c = 0; c < row.size(); ++c) {
      const auto* words = std::get_if<std::string>(&row[c]);
      object[sheet.columns[c]] =
          words ? text_or_null(*words) : number_or_null(std::get<std::optional<double>>(row[c]));
    }
    all.push_back(std::move(object));
  }
  return all;
}

}  // namespace spinepath::output
