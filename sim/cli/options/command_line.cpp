#include "sim/cli/options/command_line.h"

#include <charconv>
#include <cmath>

namespace spinepath::cli {

std::vector<std::string> command_line(int argc, const char* const* argv) {
  std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  if (words.empty()) return words;
  const std::string& first = words.front();
  if (first == "-" || (!first.starts_with('-') && first.ends_with(".toml")))
    words.insert(words.begin(), "run");
  return words;
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') + 1 - first));
}

std::optional<double> parse_number(std::string_view text) {
  double x = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), x);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && std::isfinite(x) ? std::optional(x) : std::nullopt;
}

}  // namespace spinepath::cli
