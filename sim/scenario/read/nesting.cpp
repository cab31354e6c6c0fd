#include "sim/scenario/read/nesting.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace spinepath::scenario {
namespace {

/// The place behind a text that begins there, of one line or, in three quotation marks, of several.
std::size_t end_of_text(std::string_view toml, std::size_t begin) {
  const char quote = toml[begin];
  const bool has_escapes = quote == '"';
  const std::string three(3, quote);
  const bool is_long = toml.substr(begin).starts_with(three);
  for (std::size_t i = begin + (is_long ? 3 : 1); i < toml.size(); ++i) {
    if (has_escapes && toml[i] == '\\')
      ++i;
    else if (is_long ? toml.substr(i).starts_with(three) : toml[i] == quote)
      return i + (is_long ? 3 : 1);
    else if (!is_long && toml[i] == '\n')
      return i;  // not closed: the parser says so
  }
  return toml.size();
}

/// Levels at a place: those of the brackets open there, each with the dots of its key, and the key's own dots.
class Levels {
 public:
  void take(char c) {
    if (c == '.') ++dots_;
    if (c == '=') key_ = std::exchange(dots_, 0);
    if (c == ',' || (c == '\n' && open_.empty())) key_ = dots_ = 0;
    if (c == '[' || c == '{') open();
    if ((c == ']' || c == '}') && !open_.empty()) close();
  }
  std::size_t count() const { return outer_ + key_ + dots_; }

 private:
  void open() {
    open_.push_back(key_ + 1);
    outer_ += open_.back();
    key_ = dots_ = 0;
  }
  void close() {
    outer_ -= open_.back();
    open_.pop_back();
    key_ = dots_ = 0;
  }

  std::vector<std::size_t> open_;
  std::size_t outer_ = 0, key_ = 0, dots_ = 0;  ///< of open brackets, of the key before the value, since then
};

}  // namespace

int line_nested_beyond(std::size_t most, std::string_view text) {
  Levels levels;
  int line = 1;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '#') {
      i = std::min(text.find('\n', i), text.size());
    } else if (text[i] == '"' || text[i] == '\'') {
      const std::size_t end = end_of_text(text, i);
      line += static_cast<int>(std::ranges::count(text.substr(i, end - i), '\n'));
      i = end;
    } else {
      levels.take(text[i]);
      if (levels.count() > most) return line;
      if (text[i++] == '\n') ++line;
    }
  }
  return 0;
}

}  // namespace spinepath::scenario
