// Tables of a PSA sample as R, spreadsheets and the programs BCEA, dampack, voi, SAVI and hesim write them: a header
// with names, then a line per row; separated by commas, semicolons or tabs, with or without quotation marks and a byte
// order mark. A first column without a name holds the numbers of rows (write.csv of R), and is left out. Numbers have
// a decimal point. What is not so is an error with its place; nothing is repaired or guessed.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/text/cells.h"
#include "sim/scenario/text/file_set.h"

namespace spinepath {

struct ColumnName {
  std::string text;
  scenario::Location where;
};

/// Cells as text; they are parts of the text of the file, which must remain.
struct TextTable {
  struct Row {
    int line = 0;
    std::vector<scenario::Cell> cells;  ///< one per column
  };
  int file = 0;
  std::vector<ColumnName> columns;  ///< names that differ
  std::vector<Row> rows;

  scenario::Location where(const Row& row, std::size_t column) const {
    return {file, row.line, row.cells[column].column};
  }
  /// Its last line.
  scenario::Location end() const {
    return rows.empty() ? columns.front().where : scenario::Location{file, rows.back().line, 1};
  }
};

/// A table of numbers. At least one column.
struct NumberTable {
  std::vector<ColumnName> columns;
  std::size_t rows = 0;
  std::vector<double> values;  ///< [row][column], in the columns' units
  scenario::Location end;      ///< the last line

  double at(std::size_t row, std::size_t column) const { return values[row * columns.size() + column]; }
};

inline constexpr double largest_import = 1e15;  ///< of numbers read, in their units

/// None, with errors in the report, if it is not such a table.
std::optional<TextTable> text_table(const scenario::TextFile& file, scenario::Report& report);
std::optional<NumberTable> number_table(const scenario::TextFile& file, scenario::Report& report);

/// The number of a cell; none, with an error in the report, if it is not one.
std::optional<double> number_in(const TextTable& table, const TextTable::Row& row, std::size_t column,
                                scenario::Report& report);

}  // namespace spinepath
