// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once
#include <cstddef>
#include <string_view>

namespace spinepath::scenario {

/// Bytes before the first that is not UTF-8; the text's size where all of it is.
std::size_t valid_utf8(std::string_view text);

/// Line and column, from 1, of the byte at an offset; columns count characters, not bytes.
struct TextPosition {
  int line = 1;
  int column = 1;
};
TextPosition position_at(std::string_view text, std::size_t offset);

}  // namespace spinepath::scenario
