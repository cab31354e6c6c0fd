#include "sim/scenario/text/utf8.h"

namespace spinepath::scenario {
namespace {

unsigned byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
}
bool continues(unsigned byte) { return (byte & 0xC0u) == 0x80u; }

/// Bytes of the character that starts at i; 0 where none does (RFC 3629, table in section 4).
std::size_t character_size(std::string_view text, std::size_t i) {
  const unsigned first = byte_at(text, i), second = byte_at(text, i + 1);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4 || !continues(second)) return 0;
  if (first < 0xE0) return 2;
  if (!continues(byte_at(text, i + 2))) return 0;
  if (first == 0xE0 && second < 0xA0) return 0;   // overlong
  if (first == 0xED && second >= 0xA0) return 0;  // surrogate
  if (first < 0xF0) return 3;
  if (!continues(byte_at(text, i + 3))) return 0;
  if (first == 0xF0 && second < 0x90) return 0;   // overlong
  if (first == 0xF4 && second >= 0x90) return 0;  // above U+10FFFF
  return 4;
}

}  // namespace

std::size_t valid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t size = character_size(text, i);
    if (size == 0) return i;
    i += size;
  }
  return i;
}

TextPosition position_at(std::string_view text, std::size_t offset) {
  TextPosition at;
  for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
    if (text[i] == '\n')
      at = {at.line + 1, 1};
    else if (!continues(byte_at(text, i)))
      ++at.column;
  }
  return at;
}

}  // namespace spinepath::scenario
