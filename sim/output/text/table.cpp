#include "sim/output/text/table.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/output/text/number.h"

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

constexpr std::size_t narrowest_text = 12;  ///< smallest width of a text column [columns]
constexpr std::size_t widest_piece = 30;    ///< of pieces; wider names and addresses are split [columns]

bool ends_with_digit(std::string_view text) { return !text.empty() && is_digit(text.back()); }
bool begins_with_digit(std::string_view text) {
  return !text.empty() && (is_digit(text[0]) || (text[0] == '-' && begins_with_digit(text.substr(1))));
}

/// Where a text may be wrapped: at spaces, but not within a number or range (1 ± 2, 95 %, 1 to 2).
bool breaks_at(std::string_view text, std::size_t blank) {
  const std::string_view before = text.substr(0, blank), after = text.substr(blank + 1);
  if (before.ends_with("±") || after.starts_with("±") || after.starts_with("%")) return false;
  if (ends_with_digit(before) && after.starts_with("to ") && begins_with_digit(after.substr(3))) return false;
  if (before.ends_with(" to") && ends_with_digit(before.substr(0, before.size() - 3))) return false;
  return before.find_first_not_of(' ') != std::string_view::npos;
}

/// Unbreakable pieces, without the spaces between them; the first one with leading spaces.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    if (at < begin || !breaks_at(text, at)) continue;
    pieces.push_back(text.substr(begin, at - begin));
    begin = std::min(text.find_first_not_of(' ', at), text.size());
  }
  pieces.push_back(text.substr(begin));
  return pieces;
}

std::size_t indent_of(std::string_view text) { return std::min(text.find_first_not_of(' '), text.size()); }

std::size_t longest_piece(std::string_view text) {
  std::size_t longest = 0, indent = 0;  // later lines have the same indent
  for (const std::string_view piece : pieces_of(text)) {
    longest = std::max(longest, indent + display_width(piece));
    indent = indent_of(text);
  }
  return longest;
}

/// As many characters as fit, up to the last punctuation within a name or address if there is one.
std::string_view begin_of(std::string_view piece, std::size_t width) {
  std::size_t end = 0;
  for (std::size_t shown = 0; end < piece.size(); ++end)
    if (begins_character(piece[end]) && shown++ == width) break;
  const std::size_t mark = piece.substr(0, end).find_last_of("/._-");
  return piece.substr(0, mark == std::string_view::npos || mark == 0 ? end : mark + 1);
}

/// The pieces of a cell; pieces that are too wide are split.
std::vector<std::string_view> pieces_within(std::string_view text, std::size_t width) {
  const std::size_t most = std::max(width, widest_piece);
  std::vector<std::string_view> pieces;
  std::size_t indent = 0;
  for (std::string_view piece : pieces_of(text)) {
    while (display_width(piece) + indent > most) {
      pieces.push_back(begin_of(piece, most - indent));
      piece.remove_prefix(pieces.back().size());
    }
    pieces.push_back(piece);
    indent = std::min(indent_of(text), most / 2);
  }
  return pieces;
}

/// A cell in lines of that width.
std::vector<std::string> lines_within(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return {std::string(text)};
  std::vector<std::string> lines;
  for (const std::string_view piece : pieces_within(text, width)) {
    if (lines.empty())
      lines.emplace_back(piece);
    else if (display_width(lines.back()) + 1 + display_width(piece) <= width)
      lines.back().append(" ").append(piece);
    else
      lines.push_back(std::string(indent_of(text), ' ').append(piece));
  }
  return lines;
}

std::string markdown_row(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (std::string cell : cells) {
    for (std::size_t at = cell.find('|'); at != std::string::npos; at = cell.find('|', at + 2))
      cell.insert(at, "\\");
    row += " " + cell + " |";
  }
  return row + "\n";
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
  for (const Block& places : blocks_within(width)) text += (text.empty() ? "" : "\n") + block(places);
  return text;
}

std::string Table::markdown() const {
  std::vector<std::string> header, rule;
  for (const Column& column : columns_) {
    header.push_back(column.header);
    rule.push_back(column.align == Align::left ? "---" : "---:");
  }
  std::string text = markdown_row(header) + markdown_row(rule);
  for (const auto& row : rows_) text += markdown_row(row);
  return text;
}

std::string Table::text(const Style& style, Room room) const {
  return style.markup == Style::Markup::markdown ? markdown() : text(style.room_for(room));
}

std::size_t Table::width_of(std::size_t column) const {
  std::size_t width = display_width(columns_[column].header);
  for (const auto& row : rows_) width = std::max(width, display_width(row[column]));
  return width;
}

std::size_t Table::least_width_of(std::size_t column) const {
  const std::size_t width = width_of(column);
  if (columns_[column].align == Align::right) return width;
  std::size_t longest = longest_piece(columns_[column].header);
  for (const auto& row : rows_) longest = std::max(longest, longest_piece(row[column]));
  return std::min(width, std::clamp(longest, narrowest_text, widest_piece));
}

std::vector<Table::Block> Table::blocks_within(std::size_t width) const {
  Block all;
  std::size_t used = 0;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    all.push_back({c, width_of(c)});
    used += all.back().width + (c > 0 ? gap.size() : 0);
  }
  if (used <= width) return {all};
  // The first column is wrapped only where it takes more than half of the page: names are read at a glance.
  const std::size_t first = width_of(0) > width / 2 ? least_width_of(0) : width_of(0);
  std::vector<Block> blocks{{{0, first}}};
  used = first;
  for (std::size_t c = 1; c < columns_.size(); ++c) {
    const std::size_t needed = gap.size() + least_width_of(c);
    if (used + needed > width && blocks.back().size() > 1) {
      blocks.push_back({{0, first}});
      used = first;
    }
    blocks.back().push_back({c, least_width_of(c)});
    used += needed;
  }
  for (Block& block : blocks) {
    std::size_t left = gap.size() * (block.size() - 1);
    for (const Place& place : block) left += place.width;
    left = width - std::min(width, left);
    for (Place& place : block) {  // the remaining width goes to text columns, from the left
      const std::size_t more = std::min(left, width_of(place.column) - place.width);
      place.width += more;
      left -= more;
    }
  }
  return blocks;
}

std::string Table::block(const Block& places) const {
  std::vector<std::string> header;
  for (const Column& column : columns_) header.push_back(column.header);
  std::size_t width = gap.size() * (places.size() - 1);
  for (const Place& place : places) width += place.width;
  std::string text = line(header, places);
  for (std::size_t i = 0; i < width; ++i) text += "─";
  text += "\n";
  for (const auto& row : rows_) text += line(row, places);
  return text;
}

std::string Table::line(const std::vector<std::string>& cells, const Block& places) const {
  std::vector<std::vector<std::string>> parts;  // lines of a cell, by column
  std::size_t height = 1;
  for (const Place& place : places) {
    parts.push_back(lines_within(cells[place.column], place.width));
    height = std::max(height, parts.back().size());
  }
  std::string text;
  for (std::size_t row = 0; row < height; ++row) {
    std::string one;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (i > 0) one += gap;
      one += padded(row < parts[i].size() ? parts[i][row] : "", places[i].width,
                    columns_[places[i].column].align);
    }
    text += without_end_blanks(std::move(one)) + '\n';
  }
  return text;
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

namespace {

/// Up to the next space, or beyond it where it is between a number and its percent sign.
std::string_view next_word(std::string_view text) {
  constexpr std::string_view spaces = " \n\t";
  const std::size_t end = std::min(text.find_first_of(spaces), text.size());
  const bool goes_on = end > 0 && is_digit(text[end - 1]) && text.substr(end).starts_with(" %");
  return text.substr(0, goes_on ? text.find_first_of(spaces, end + 1) : end);
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent, std::size_t used) {
  std::string lines;
  bool begins_line = true;
  while (!text.empty()) {
    const std::string_view word = next_word(text);
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (word.empty()) continue;
    const std::size_t size = display_width(word);
    if (!begins_line && used + 1 + size > width) {
      lines += '\n';
      lines.append(indent, ' ');
      used = indent;
    } else if (!begins_line) {
      lines += ' ';
      ++used;
    }
    lines += word;
    used += size;
    begins_line = false;
  }
  return lines;
}

std::string printable_words(std::span<const std::string> words) {
  return printable(fmt::format("{}", fmt::join(words, " ")));
}

}  // namespace spinepath::output
