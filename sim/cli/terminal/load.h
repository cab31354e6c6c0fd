// load: a scenario file, or what is wrong with it told on stderr.
#pragma once
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/cli/terminal/exit_codes.h"
#include "sim/scenario/read.h"

namespace spinepath::cli {

enum class ErrorFormat { text, json };

struct Loaded {
  ExitCode exit_code = ok;  ///< file_failure, scenario_mistakes, or ok where there is a scenario
  std::optional<scenario::Scenario> scenario;
  std::vector<std::string> files;  ///< Location::file counts them
  std::uint64_t hash = 0;
};

Loaded load(const std::string& file, ErrorFormat format);

/// Whether a file is one of those that were read, under whatever name.
bool is_among(const std::filesystem::path& file, std::span<const std::string> read);
/// The same of a file to be written; told on stderr.
bool is_input(const std::filesystem::path& output, std::span<const std::string> read);
/// The same of any of a folder's files.
bool is_input(const std::filesystem::path& folder, std::span<const std::string> names,
              std::span<const std::string> read);

/// Located messages, on stderr; `files` as in Loaded.
void tell_all(const std::vector<scenario::InputError>& messages, const std::vector<std::string>& files,
              ErrorFormat format, std::string_view prefix = {});

}  // namespace spinepath::cli
