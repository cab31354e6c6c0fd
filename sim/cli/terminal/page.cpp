#include "sim/cli/terminal/page.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

#include "sim/cli/terminal/streams.h"

namespace spinepath::cli {
namespace {

std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view{} : value;
}

std::optional<std::size_t> columns_asked_for() {
  const std::string_view text = environment("COLUMNS");
  std::size_t columns = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
  if (error != std::errc{} || end != text.data() + text.size() || columns == 0) return std::nullopt;
  return columns;
}

std::optional<std::size_t> columns_of_terminal() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

}  // namespace

std::optional<std::size_t> page_columns() {
  std::optional<std::size_t> columns = columns_asked_for();
  if (!columns) columns = columns_of_terminal();
  if (columns) columns = std::max(*columns, narrowest_page);
  return columns;
}

bool page_has_colours(Colour colour) {
  switch (colour) {
    case Colour::automatic: break;
    case Colour::always: return true;
    case Colour::never: return false;
  }
  if (!environment("NO_COLOR").empty()) return false;
  const std::string_view forced = environment("CLICOLOR_FORCE");
  return (!forced.empty() && forced != "0") || stdout_has_colours();
}

}  // namespace spinepath::cli
