#include "sim/scenario/text/cells.h"

#include <algorithm>

#include "sim/scenario/text/utf8.h"

namespace spinepath::scenario {
namespace {

constexpr std::string_view blank = " \t\r";

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return text.substr(text.size());
  return text.substr(first, text.find_last_not_of(blank) + 1 - first);
}

/// Columns of a line at offsets that ascend, each character counted once.
class ColumnCounter {
 public:
  explicit ColumnCounter(std::string_view line) : line_(line) {}
  int at(const char* place) {
    const auto offset = static_cast<std::size_t>(place - line_.data());
    column_ += position_at(line_.substr(offset_), offset - offset_).column - 1;
    offset_ = offset;
    return column_;
  }

 private:
  std::string_view line_;
  std::size_t offset_ = 0;
  int column_ = 1;
};

Cell cell_of(std::string_view part, ColumnCounter& columns) {
  std::string_view text = without_blanks(part);
  const int column = columns.at(text.data());
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
    text = without_blanks(text.substr(1, text.size() - 2));
  return {text, column};
}

/// Calls split(i) at each byte outside quotation marks; false if one is not closed.
template <class Split>
bool outside_quotes(std::string_view line, Split split) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (line[i] == '"')
      quoted = !quoted;
    else if (!quoted)
      split(i);
  return !quoted;
}

}  // namespace

Separator separator_of(std::string_view line) {
  line = without_blanks(line);
  for (const Separator separator : {Separator::tab, Separator::semicolon, Separator::comma}) {
    bool found = false;
    outside_quotes(line, [&](std::size_t i) { found = found || line[i] == static_cast<char>(separator); });
    if (found) return separator;
  }
  return Separator::blanks;
}

std::optional<std::vector<Cell>> cells_of(std::string_view line, Separator separator) {
  const bool by_blanks = separator == Separator::blanks;
  std::vector<Cell> cells;
  ColumnCounter columns(line);
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    if (end > begin || !by_blanks) cells.push_back(cell_of(line.substr(begin, end - begin), columns));
    begin = end + 1;
  };
  const bool closed = outside_quotes(line, [&](std::size_t i) {
    if (by_blanks ? blank.find(line[i]) != std::string_view::npos : line[i] == static_cast<char>(separator))
      take(i);
  });
  if (!closed) return {};
  take(line.size());
  return cells;
}

}  // namespace spinepath::scenario
