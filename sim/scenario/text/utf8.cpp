#include "sim/scenario/text/utf8.h"

#include <cassert>

#include <utf8.h>

namespace spinepath::scenario {

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

}  // namespace spinepath::scenario
