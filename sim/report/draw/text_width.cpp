#include "sim/report/draw/text_width.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "sim/scenario/text/utf8.h"

namespace spinepath::report {
namespace {

constexpr std::string_view ellipsis = "…";
constexpr char32_t no_break_space = 0xA0;

// clang-format off
/// Advance widths of U+0020 to U+007E in DejaVu Sans and DejaVu Sans Bold 2.37 [hundredths of the font's size].
constexpr std::array<std::uint8_t, 95> regular_widths{
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
    84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99, 69, 62,
    69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60,
    82, 60, 60, 53, 64, 34, 64, 84};
constexpr std::array<std::uint8_t, 95> bold_widths{
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84,
    84, 84, 59, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 38, 78, 64, 100, 84, 86, 74, 86, 78, 73, 69, 82, 78, 111, 78,
    73, 73, 46, 37, 46, 84, 50, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72,
    66, 93, 65, 66, 59, 72, 37, 72, 84};
// clang-format on

struct CodeRange {
  char32_t first, last;
};
/// Combining marks, joiners and marks of direction (Unicode 15).
constexpr CodeRange without_width[]{{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x64B, 0x65F},
                                    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E},
                                    {0x2060, 0x206F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
constexpr double widest_letter = 1.25, widest_bold_letter = 1.4, widest_symbol = 1.9;  ///< [font sizes]

bool has_no_width(char32_t code) {
  return std::ranges::any_of(without_width, [&](CodeRange r) { return code >= r.first && code <= r.last; });
}

/// [font sizes]
double character_width(char32_t code, bool bold) {
  if (code == no_break_space) code = U' ';
  if (code >= 0x20 && code < 0x7F) return (bold ? bold_widths : regular_widths)[code - 0x20] / 100.0;
  if (has_no_width(code)) return 0;
  const bool is_square = (code >= 0x2E80 && code < 0xD800) || (code >= 0xF900 && code < 0xFB00) ||
                         (code >= 0xFE30 && code < 0xFFF0) || (code >= 0x20000 && code < 0x40000);
  if (is_square) return 1;  // Chinese, Japanese, Korean
  const bool is_symbol = (code >= 0x2030 && code < 0x2E80) || code >= 0x1F000;
  if (is_symbol) return widest_symbol;
  return bold ? widest_bold_letter : widest_letter;
}

/// As many characters as fit, at least one; a mark stays with its letter.
std::string_view begin_within(std::string_view text, double width, Font font) {
  std::size_t end = 0;
  double used = 0;
  while (end < text.size()) {
    const auto [code, bytes] = scenario::first_character(text.substr(end));
    used += character_width(code, font.bold) * font.size;
    if (used > width && end > 0) break;
    end += bytes.size();
  }
  return text.substr(0, end);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

/// The last line that is kept, with what follows it, ended by … where it is cut.
std::string cut_line(const std::string& line, double width, Font font) {
  std::string cut(begin_within(line, width - text_width(ellipsis, font), font));
  cut.erase(cut.find_last_not_of(' ') + 1);
  return cut.append(ellipsis);
}

}  // namespace

double text_width(std::string_view utf8, Font font) {
  double width = 0;
  while (!utf8.empty()) {
    const auto [code, bytes] = scenario::first_character(utf8);
    width += character_width(code, font.bold);
    utf8.remove_prefix(bytes.size());
  }
  return width * font.size;
}

std::vector<std::string> lines_within(std::string_view utf8, double width, Font font, std::size_t most) {
  std::vector<std::string> lines;
  for (std::string_view word : words_of(utf8)) {
    if (!lines.empty() && text_width(lines.back() + " ", font) + text_width(word, font) <= width) {
      lines.back().append(" ").append(word);
      continue;
    }
    while (!word.empty()) {
      lines.emplace_back(begin_within(word, width, font));
      word.remove_prefix(lines.back().size());
    }
  }
  if (lines.size() <= most) return lines;
  const std::string rest = lines[most - 1] + " " + lines[most];
  lines.resize(most);
  lines.back() = cut_line(rest, width, font);
  return lines;
}

}  // namespace spinepath::report
