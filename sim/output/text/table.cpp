#include "sim/output/text/table.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace spinepath::output {
namespace {

constexpr std::string_view gap = "  ";

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

std::string padded(std::string_view text, std::size_t width, Align align) {
  const std::string blanks(width - std::min(width, display_width(text)), ' ');
  return align == Align::left ? std::string(text) + blanks : blanks + std::string(text);
}

std::string without_end_blanks(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

void Table::add(std::vector<std::string> cells) {
  assert(cells.size() <= columns_.size());
  cells.resize(columns_.size());
  for (std::string& cell : cells) cell = printable(cell);
  rows_.push_back(std::move(cells));
}

std::string Table::text(std::size_t width) const {
  std::string text;
  std::vector<std::size_t> columns{0};
  std::size_t used = width_of(0);
  for (std::size_t c = 1; c < columns_.size(); ++c) {
    const std::size_t needed = gap.size() + width_of(c);
    if (used + needed > width && columns.size() > 1) {
      text += block(columns) + "\n";
      columns = {0};
      used = width_of(0);
    }
    columns.push_back(c);
    used += needed;
  }
  return text + block(columns);
}

std::size_t Table::width_of(std::size_t column) const {
  std::size_t width = display_width(columns_[column].header);
  for (const auto& row : rows_) width = std::max(width, display_width(row[column]));
  return width;
}

std::string Table::block(const std::vector<std::size_t>& columns) const {
  std::vector<std::string> header;
  for (const Column& column : columns_) header.push_back(column.header);
  std::size_t width = gap.size() * (columns.size() - 1);
  for (const std::size_t c : columns) width += width_of(c);
  std::string text = line(header, columns);
  for (std::size_t i = 0; i < width; ++i) text += "─";
  text += "\n";
  for (const auto& row : rows_) text += line(row, columns);
  return text;
}

std::string Table::line(const std::vector<std::string>& cells,
                        const std::vector<std::size_t>& columns) const {
  std::string text;
  for (const std::size_t c : columns) {
    if (c != columns.front()) text += gap;
    text += padded(cells[c], width_of(c), columns_[c].align);
  }
  return without_end_blanks(std::move(text)) + '\n';
}

std::size_t display_width(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(utf8, begins_character));
}

std::string shortened(std::string_view utf8, std::size_t width) {
  if (display_width(utf8) <= width) return std::string(utf8);
  std::size_t end = 0;
  for (std::size_t shown = 0; end < utf8.size(); ++end)
    if (begins_character(utf8[end]) && shown++ == width - 1) break;
  return std::string(utf8.substr(0, end)) + "…";
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string lines;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find_first_of(" \n\t"));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (word.empty()) continue;
    const std::size_t needed = display_width(word) + (used > 0 ? 1 : 0);
    if (used > 0 && used + needed > width) {
      lines += '\n';
      lines.append(indent, ' ');
      used = indent;
    } else if (used > 0) {
      lines += ' ';
      ++used;
    }
    lines += word;
    used += display_width(word);
  }
  return lines;
}

std::string printable(std::string_view utf8) {
  std::string text(utf8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool c1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (byte < 0x20 || byte == 0x7F) text[i] = ' ';
    if (c1) text.replace(i, 2, " ");  // U+0080 to U+009F
  }
  return text;
}

}  // namespace spinepath::output
