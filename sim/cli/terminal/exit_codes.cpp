#include "sim/cli/terminal/exit_codes.h"

#include <fmt/format.h>

namespace spinepath::cli {

std::string exit_codes_text() {
  std::string text = "Exit codes:\n";
  for (const ExitCodeInfo& row : exit_codes)
    text += fmt::format("  {:>3}  {}\n", static_cast<int>(row.code), row.text);
  return text;
}

}  // namespace spinepath::cli
