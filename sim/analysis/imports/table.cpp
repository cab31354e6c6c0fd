#include "sim/analysis/imports/table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace spinepath {
namespace {

using scenario::Cell;
using scenario::InputError;
using scenario::Location;
using scenario::Report;

bool has_no_text(const Cell& cell) { return cell.text.empty(); }

std::optional<double> number_of(std::string_view text) {
  double x = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), x);
  if (error != std::errc{} || end != text.data() + text.size() || !(std::fabs(x) < largest_import)) return {};
  return x;
}

class TableReader {
 public:
  TableReader(const scenario::TextFile& file, Report& report) : report_(report) { table_.file = file.number; }

  void take(int line, std::string_view text) {
    if (is_refused_) return;
    if (table_.columns.empty()) separator_ = scenario::separator_of(text);
    auto cells = scenario::cells_of(text, separator_);
    if (!cells)
      return refuse({table_.file, line, 1}, "", "a quotation mark is not closed",
                    "a closing one in the same line");
    if (std::ranges::all_of(*cells, has_no_text)) return;
    if (table_.columns.empty()) return header(line, *cells);
    if (cells->size() != width_)
      return refuse({table_.file, line, 1}, "",
                    fmt::format("row has {} cells, the header {}", cells->size(), width_),
                    "a cell for each column; numbers with a decimal point");
    if (has_row_numbers_) cells->erase(cells->begin());
    table_.rows.push_back({line, std::move(*cells)});
  }

  std::optional<TextTable> finish() {
    if (is_refused_) return {};
    if (table_.columns.empty())
      refuse({table_.file, 1, 1}, "", "the file is empty", "a header with names, and a row per draw");
    else if (table_.rows.empty())
      refuse(table_.columns.front().where, "", "there is no row below the header", "a row per draw");
    if (is_refused_) return {};
    return std::move(table_);
  }

 private:
  void header(int line, const std::vector<Cell>& cells) {
    width_ = cells.size();
    has_row_numbers_ = width_ > 1 && has_no_text(cells.front());
    std::set<std::string_view> names;
    std::size_t numbers = 0;
    for (const Cell& cell : cells) {
      if (has_row_numbers_ && &cell == &cells.front()) continue;
      const Location where{table_.file, line, cell.column};
      if (has_no_text(cell)) refuse(where, "", "a column has no name", "a name for each column");
      if (!has_no_text(cell) && !names.insert(cell.text).second)
        refuse(where, cell.text, "there are two columns of that name", "names that differ");
      numbers += number_of(cell.text) ? 1 : 0;
      table_.columns.push_back({std::string(cell.text), where});
    }
    if (numbers == table_.columns.size())
      refuse({table_.file, line, 1}, "", "the first line holds numbers",
             "a header with a name for each column");
  }

  void refuse(Location where, std::string_view key, std::string problem, std::string_view allowed) {
    is_refused_ = true;
    report_.refuse({.where = where,
                    .key = std::string(key),
                    .problem = std::move(problem),
                    .allowed = std::string(allowed)});
  }

  Report& report_;
  TextTable table_;
  scenario::Separator separator_ = scenario::Separator::comma;
  std::size_t width_ = 0;         ///< cells of the header
  bool has_row_numbers_ = false;  ///< in the first column
  bool is_refused_ = false;       ///< further rows are passed over
};

std::string_view why_no_number(std::string_view text) {
  if (text.empty()) return "the cell is empty";
  if (text.find(',') != std::string_view::npos) return "has a decimal comma, or is not a number";
  return "is not a number";
}

}  // namespace

std::optional<TextTable> text_table(const scenario::TextFile& file, Report& report) {
  TableReader reader(file, report);
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::string_view text = file.text;
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  int line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    reader.take(++line, text.substr(begin, end - begin));
    begin = end + 1;
  }
  return reader.finish();
}

std::optional<double> number_in(const TextTable& table, const TextTable::Row& row, std::size_t column,
                                Report& report) {
  const std::string_view text = row.cells[column].text;
  if (const auto number = number_of(text)) return number;
  const std::string quoted = text.empty() ? std::string() : fmt::format("\"{}\" ", text);
  report.refuse({.where = table.where(row, column),
                 .key = table.columns[column].text,
                 .problem = fmt::format("{}{}", quoted, why_no_number(text)),
                 .allowed = fmt::format("a number with a decimal point, within ±{:.0e}", largest_import)});
  return {};
}

std::optional<NumberTable> number_table(const scenario::TextFile& file, Report& report) {
  const std::optional<TextTable> table = text_table(file, report);
  if (!table) return {};
  NumberTable numbers{.columns = table->columns, .rows = table->rows.size(), .end = table->end()};
  const std::size_t errors = report.errors.size();
  for (const TextTable::Row& row : table->rows)
    for (std::size_t c = 0; c < table->columns.size(); ++c)
      numbers.values.push_back(number_in(*table, row, c, report).value_or(0));
  if (report.errors.size() > errors) return {};
  return numbers;
}

}  // namespace spinepath
