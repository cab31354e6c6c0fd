// UTF-8 as defined by RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once
#include <cstddef>
#include <string>
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

/// Characters that move a terminal's cursor, change its colours or the order of what is read, replaced by spaces:
/// the control characters of ASCII and U+0080 to U+009F, and the marks of text direction.
std::string printable(std::string_view utf8);
/// The same of each line of a text.
std::string printable_lines(std::string_view utf8);
/// JSON in which these characters, which JSON allows in texts, are written as \uXXXX.
std::string escaped_in_json(std::string_view json);
/// At most so many bytes, with … if shortened; whole characters.
std::string cut(std::string_view utf8, std::size_t most);

/// Small letters of the 26 letters of ASCII; everything else as it is.
constexpr char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace spinepath::scenario
