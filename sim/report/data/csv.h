// CsvTable: a CSV file that this program wrote, as its fields. Source: RFC 4180.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/data/unusable.h"

namespace spinepath::report {

class CsvTable {
 public:
  /// `name`: of the file, for messages; `before`: lines between the header and the first row that were left out. Throws
  /// Unusable if the lines do not have the same number of fields.
  CsvTable(std::string name, std::string text, std::size_t before = 0);

  const std::string& name() const { return name_; }
  /// Without the header.
  std::size_t rows() const { return width_ == 0 ? 0 : fields_.size() / width_ - 1; }
  std::size_t width() const { return width_; }  ///< [fields in a line]
  bool has(std::string_view column) const { return find(column).has_value(); }
  /// Place of a column; throws Unusable if there is none of that name.
  std::size_t column(std::string_view name) const;

  std::string_view text(std::size_t row, std::size_t column) const {
    return fields_[(row + 1) * width_ + column];
  }
  std::string_view text(std::size_t row, std::string_view name) const { return text(row, column(name)); }
  /// None if the field is empty; throws Unusable if it is not a number that a result can be.
  std::optional<double> number(std::size_t row, std::size_t column) const;
  std::optional<double> number(std::size_t row, std::string_view name) const {
    return number(row, column(name));
  }

  /// None also if there is no such column.
  std::optional<double> number_if(std::size_t row, std::string_view name) const {
    const std::optional<std::size_t> column = find(name);
    return column ? number(row, *column) : std::nullopt;
  }

 private:
  std::optional<std::size_t> find(std::string_view name) const;

  std::string name_;
  std::size_t before_;
  std::unique_ptr<const std::string> text_;  ///< what the fields are parts of
  std::vector<std::unique_ptr<const std::string>>
      quoted_;                            ///< fields that contain quotes, without their escapes
  std::vector<std::string_view> fields_;  ///< row by row, the header first
  std::size_t width_ = 0;
};

}  // namespace spinepath::report
