#include "sim/scenario/text/key_path.h"

#include <algorithm>

#include <fmt/format.h>

namespace spinepath::scenario {
namespace {

bool bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// As TOML writes a key: quoted where it holds more than letters, digits, _ and -.
std::string as_written(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, bare) ? std::string(key) : in_quotes(key);
}

std::string joined(std::string_view before, std::string_view key) {
  return before.empty() ? std::string(key) : fmt::format("{}.{}", before, key);
}

}  // namespace

std::string in_quotes(std::string_view text) {
  std::string line;
  for (const char c : text)
    if (c == '\n')
      line += "\\n";
    else if (const auto byte = static_cast<unsigned char>(c); byte < ' ' || byte == 0x7f)
      line += fmt::format("\\u{:04X}", byte);
    else
      line += c;
  return fmt::format("\"{}\"", line);
}

KeyPath KeyPath::key(std::string_view key) const {
  return {joined(shown, as_written(key)), joined(name, key)};
}

KeyPath KeyPath::entry(std::size_t index, std::string_view name_of_entry) const {
  return {fmt::format("{}[{}]", shown, index + 1),
          name_of_entry.empty() ? fmt::format("{}[{}]", name, index + 1) : joined(name, name_of_entry)};
}

}  // namespace spinepath::scenario
