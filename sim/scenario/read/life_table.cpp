#include "sim/scenario/read/life_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "sim/scenario/text/utf8.h"

namespace spinepath::scenario {
namespace {

constexpr std::array<std::string_view, 3> columns{"age", "qx_male", "qx_female"};
enum Column : std::size_t { age, qx_male, qx_female };

struct Cell {
  std::string_view text;
  int column = 1;  ///< in the line, from 1
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r' || text.back() == '\t'))
    text.remove_suffix(1);
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  return text;
}

/// Without the quotation marks that R and spreadsheets write around a cell.
std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
  return quoted ? text.substr(1, text.size() - 2) : text;
}

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(',', begin), line.size());
    cells.push_back({unquoted(trimmed(line.substr(begin, end - begin))), position_at(line, begin).column});
    begin = end + 1;
  }
  return cells;
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

class Parser {
 public:
  Parser(int file, Report& report) : file_(file), report_(report) {}

  void take(int line, std::string_view text) {
    line_ = line;
    if (trimmed(text).empty() || text.starts_with('#')) return;
    if (!header_seen_)
      header(cells_of(text));
    else if (header_complete_)
      row(cells_of(text));
  }

  std::vector<LifeTableRow> finish() {
    if (!header_seen_ || (header_complete_ && rows_.empty()))
      refuse(1, "", "has no rows", "columns age,qx_male,qx_female, a row for each age");
    return std::move(rows_);
  }

 private:
  void header(const std::vector<Cell>& cells) {
    header_seen_ = header_complete_ = true;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto found = std::ranges::find(cells, columns[i], &Cell::text);
      place_[i] = static_cast<std::size_t>(found - cells.begin());
      if (found != cells.end()) continue;
      header_complete_ = false;
      refuse(1, columns[i], "column is missing", "a header with age, qx_male, qx_female");
    }
  }

  void row(const std::vector<Cell>& cells) {
    if (cells.size() <= *std::ranges::max_element(place_))
      return refuse(1, "", fmt::format("row has {} cells", cells.size()), "a cell for each column");
    const LifeTableRow read{row_age(cells[place_[age]]),
                            probability(cells[place_[qx_male]], columns[qx_male]),
                            probability(cells[place_[qx_female]], columns[qx_female])};
    rows_.push_back(read);
  }

  int row_age(const Cell& cell) {
    const auto years = number_in<int>(cell.text);
    if (!years || *years < 0 || *years > 150) {
      refuse(cell.column, columns[age], fmt::format("\"{}\" is not an age", cell.text),
             "a whole number, 0 to 150");
      return rows_.empty() ? 0 : rows_.back().age + 1;
    }
    if (!rows_.empty() && *years != rows_.back().age + 1)
      refuse(cell.column, columns[age], fmt::format("{} follows {}", *years, rows_.back().age),
             fmt::format("{}, the next age", rows_.back().age + 1));
    return *years;
  }

  double probability(const Cell& cell, std::string_view column) {
    const auto q = number_in<double>(cell.text);
    if (q && *q >= 0 && *q <= 1) return *q;
    refuse(cell.column, column, fmt::format("\"{}\" is not a probability", cell.text), "0 to 1");
    return 0;
  }

  void refuse(int column, std::string_view key, std::string problem, std::string allowed) {
    report_.refuse({.where = {file_, line_, column},
                    .key = std::string(key),
                    .problem = std::move(problem),
                    .allowed = std::move(allowed)});
  }

  int file_;
  Report& report_;
  int line_ = 1;
  bool header_seen_ = false, header_complete_ = false;
  std::array<std::size_t, 3> place_{};  ///< index of each column in a line
  std::vector<LifeTableRow> rows_;
};

}  // namespace

std::vector<LifeTableRow> parse_life_table(const TextFile& file, Report& report) {
  Parser parser(file.number, report);
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::string_view text = file.text;
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  int line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    parser.take(++line, text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parser.finish();
}

}  // namespace spinepath::scenario
