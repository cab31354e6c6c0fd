// load: a scenario file, or its errors reported on stderr.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/cli/terminal/exit_codes.h"
#include "sim/scenario/read.h"

namespace spinepath::cli {

enum class ErrorFormat { text, json };

struct Loaded {
  ExitCode exit_code = ok;  ///< of the failure; ok with a scenario
  std::optional<scenario::Scenario> scenario;
  std::vector<std::string> files;  ///< indexed by Location::file
  std::uint64_t hash = 0;
};

/// `file`: "-" is stdin.
Loaded load(const std::string& file, ErrorFormat format);

/// The same; throws Stop if there is no scenario.
Loaded load_or_stop(const std::string& file, ErrorFormat format);

/// Reports a file that cannot be read, and throws Stop.
void stop_if_unreadable(const std::string& file, ErrorFormat format);

inline constexpr std::size_t most_errors_printed = 20;  ///< as text

/// Messages with their locations, as lines or as a JSON array; `files` as in Loaded. As text: the first `most` and
/// how many more there are.
std::string errors_text(const std::vector<scenario::InputError>& messages,
                        const std::vector<std::string>& files, ErrorFormat format,
                        std::string_view prefix = {}, std::size_t most = most_errors_printed);
/// The same, on stderr.
void print_errors(const std::vector<scenario::InputError>& messages, const std::vector<std::string>& files,
                  ErrorFormat format, std::string_view prefix = {}, std::size_t most = most_errors_printed);
/// Likewise of warnings; empty if there are none.
std::string warnings_text(const std::vector<scenario::InputError>& warnings,
                          const std::vector<std::string>& files, ErrorFormat format);

}  // namespace spinepath::cli
