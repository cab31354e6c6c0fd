// Table: rows of text for people, columns aligned, thin rule below the header. A table wider than the page is
// continued below with its first column repeated.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace spinepath::output {

inline constexpr std::size_t page_width = 110;  ///< [columns]
inline constexpr std::size_t unlimited_width = static_cast<std::size_t>(-1);

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

 private:
  std::size_t width_of(std::size_t column) const;
  std::string block(const std::vector<std::size_t>& columns) const;
  std::string line(const std::vector<std::string>& cells, const std::vector<std::size_t>& columns) const;

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
