// Table: rows of text with aligned columns and a rule below the header. If the page is too narrow, text
// columns are wrapped at spaces, and columns that still do not fit continue below with the first column
// repeated; numbers are never split. As Markdown: a table of its own width.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/output/text/style.h"
#include "sim/scenario/text/utf8.h"

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
  /// No rows, or only their names.
  bool empty() const { return rows_.empty() || columns_.size() < 2; }

  /// Every line ends with a newline, without trailing spaces.
  std::string text(std::size_t width = page_width) const;
  std::string markdown() const;
  /// In the style's markup.
  std::string text(const Style& style, Room room = Room::page) const;

 private:
  /// One of the columns that share their lines.
  struct Place {
    std::size_t column, width;
  };
  using Block = std::vector<Place>;

  std::size_t width_of(std::size_t column) const;
  /// The smallest width of a column: of the longest word in text columns, of the longest cell in others.
  std::size_t least_width_of(std::size_t column) const;
  std::vector<Block> blocks_within(std::size_t width) const;
  std::string block(const Block& places) const;
  std::string line(const std::vector<std::string>& cells, const Block& places) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

/// Width of a text on a terminal: number of code points.
std::size_t display_width(std::string_view utf8);

/// At most `width` columns, with … if shortened.
std::string shortened(std::string_view utf8, std::size_t width);

/// Words in lines of at most `width` columns, all but the first indented; `used`: columns that the first line
/// has already.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent, std::size_t used = 0);

using scenario::printable;
/// The same of words, with spaces between them: a command line.
std::string printable_words(std::span<const std::string> words);

}  // namespace spinepath::output
