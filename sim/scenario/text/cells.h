// Cells of one line of a table, as spreadsheets, R and statistics offices write them: separated by tabs,
// semicolons, commas or blanks; a cell in quotation marks may contain the separator.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace spinepath::scenario {

enum class Separator : char { tab = '\t', semicolon = ';', comma = ',', blanks = ' ' };

struct Cell {
  std::string_view text;  ///< without quotation marks and the blanks around it
  int column = 1;         ///< of its first character in the line, from 1
};

/// The first of tab, semicolon and comma that the line has outside quotation marks; blanks if it has none.
Separator separator_of(std::string_view line);

/// Nothing if a quotation mark is not closed.
std::optional<std::vector<Cell>> cells_of(std::string_view line, Separator separator);

}  // namespace spinepath::scenario
