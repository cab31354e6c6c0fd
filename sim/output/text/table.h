// Table: rows of text for people, columns aligned, thin rule below the header. Where the page is too narrow,
// long words of text columns are wrapped between blanks, and columns that still find no room continue below
// with the first column repeated; a number is never cut. As Markdown: a table of its own width.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sim/output/text/style.h"

namespace spinepath::output {

enum class Align { left, right };
struct Column {
  std::string header;
  Align align = Align::right;
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// Cells left out at the end stay empty.
  void add(std::vector<std::string> cells);
  bool empty() const { return rows_.empty(); }

  /// Every line ends with a newline and without blanks.
  std::string text(std::size_t width = page_width) const;
  std::string markdown() const;
  /// The one of the two that the style asks for.
  std::string text(const Style& style, Room room = Room::page) const;

 private:
  /// One of the columns that share their lines.
  struct Place {
    std::size_t column, width;
  };
  using Block = std::vector<Place>;

  std::size_t width_of(std::size_t column) const;
  /// The least that a column takes: what its words need, of text columns; all of it, of numbers.
  std::size_t least_width_of(std::size_t column) const;
  std::vector<Block> blocks_within(std::size_t width) const;
  std::string block(const Block& places) const;
  std::string line(const std::vector<std::string>& cells, const Block& places) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

/// Columns that a text takes on a terminal: its code points.
std::size_t display_width(std::string_view utf8);

/// At most `width` columns, with … where something was cut off.
std::string shortened(std::string_view utf8, std::size_t width);

/// Words in lines of at most `width`, every line after the first indented.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

/// Without control characters, which could move the cursor or change colours; each becomes a blank.
std::string printable(std::string_view utf8);

}  // namespace spinepath::output
