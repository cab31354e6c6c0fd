#include "sim/scenario/text/utf8.h"

#include <algorithm>
#include <cassert>
#include <cstdint>

#include <fmt/format.h>
#include <utf8.h>

namespace spinepath::scenario {
namespace {

/// Embeddings, overrides and isolates (Unicode Standard Annex 9) with the left-to-right and right-to-left marks.
bool is_direction_mark(char32_t code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E ||
         code == 0x200F;
}

bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || is_direction_mark(code);
}

}  // namespace

std::size_t valid_utf8(std::string_view text) {
  return static_cast<std::size_t>(utf8::find_invalid(text.begin(), text.end()) - text.begin());
}

TextPosition position_at(std::string_view text, std::size_t offset) {
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; };
  TextPosition at;
  for (const char c : text.substr(0, offset)) {
    if (c == '\n')
      at = {at.line + 1, 1};
    else if (!continues(c))
      ++at.column;
  }
  return at;
}

Character first_character(std::string_view text) {
  assert(!text.empty());
  try {
    auto next = text.begin();
    const char32_t code = utf8::next(next, text.end());
    return {code, text.substr(0, static_cast<std::size_t>(next - text.begin()))};
  } catch (const utf8::exception&) {
    return {0xFFFD, text.substr(0, 1)};
  }
}

std::string printable(std::string_view utf8) {
  std::string text;
  while (!utf8.empty()) {
    const Character next = first_character(utf8);
    if (is_control(next.code))
      text += ' ';
    else
      text += next.bytes;
    utf8.remove_prefix(next.bytes.size());
  }
  return text;
}

std::string printable_lines(std::string_view utf8) {
  std::string lines;
  for (std::size_t begin = 0; begin < utf8.size();) {
    const std::size_t end = std::min(utf8.find('\n', begin), utf8.size());
    lines += printable(utf8.substr(begin, end - begin));
    if (end < utf8.size()) lines += '\n';
    begin = end + 1;
  }
  return lines;
}

std::string escaped_in_json(std::string_view json) {
  std::string text;
  while (!json.empty()) {
    const auto [code, bytes] = first_character(json);
    if (is_control(code) && code != '\n')
      text += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(code));
    else
      text += bytes;
    json.remove_prefix(bytes.size());
  }
  return text;
}

std::string cut(std::string_view utf8, std::size_t most) {
  if (utf8.size() <= most) return std::string(utf8);
  return std::string(utf8.substr(0, valid_utf8(utf8.substr(0, most)))) + "…";
}

}  // namespace spinepath::scenario
