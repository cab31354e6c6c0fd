#include "sim/cli/options/command_line.h"

namespace spinepath::cli {

std::vector<std::string> command_line(int argc, const char* const* argv) {
  std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  if (words.empty()) return words;
  const std::string& first = words.front();
  if (first == "-" || (!first.starts_with('-') && first.ends_with(".toml")))
    words.insert(words.begin(), "run");
  return words;
}

}  // namespace spinepath::cli
