// UTF-8 as defined by RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once
#include <cstddef>
#include <string_view>

namespace spinepath::scenario {

/// Number of valid bytes before the first invalid one; the text's size if all are valid.
std::size_t valid_utf8(std::string_view text);

/// Line and column, from 1, of a byte; columns count characters, not bytes.
struct TextPosition {
  int line = 1;
  int column = 1;
};
TextPosition position_at(std::string_view text, std::size_t offset);

struct Character {
  char32_t code;           ///< U+FFFD for a byte that is not valid
  std::string_view bytes;  ///< of the text
};
/// Of a text that is not empty.
Character first_character(std::string_view text);

/// Small letters of the 26 letters of ASCII; everything else as it is.
constexpr char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace spinepath::scenario
