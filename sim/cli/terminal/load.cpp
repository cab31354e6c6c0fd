#include "sim/cli/terminal/load.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "sim/cli/terminal/streams.h"

namespace spinepath::cli {
namespace {

/// Why a file cannot be read; empty where it can.
std::string trouble_with(const std::string& file) {
  if (::access(file.c_str(), R_OK) != 0) return std::strerror(errno);
  return std::filesystem::is_directory(file) ? std::strerror(EISDIR) : std::string{};
}

}  // namespace

bool is_among(const std::filesystem::path& file, std::span<const std::string> read) {
  return std::ranges::any_of(read, [&](const std::string& one) {
    std::error_code not_there;
    return std::filesystem::equivalent(file, one, not_there);
  });
}

bool is_input(const std::filesystem::path& output, std::span<const std::string> read) {
  if (!is_among(output, read)) return false;
  tell(fmt::format("spinepath: cannot write {}: the scenario is read from it\n", output.string()));
  return true;
}

bool is_input(const std::filesystem::path& folder, std::span<const std::string> names,
              std::span<const std::string> read) {
  return std::ranges::any_of(names, [&](const std::string& name) { return is_input(folder / name, read); });
}

void tell_all(const std::vector<scenario::InputError>& messages, const std::vector<std::string>& files,
              ErrorFormat format, std::string_view prefix) {
  if (format == ErrorFormat::json) return tell(scenario::to_json(messages, files));
  for (const scenario::InputError& message : messages)
    tell(fmt::format("{}{}\n", prefix, scenario::to_text(message, files)));
}

Loaded load(const std::string& file, ErrorFormat format) {
  if (const std::string trouble = trouble_with(file); !trouble.empty()) {
    if (format == ErrorFormat::text)
      tell(fmt::format("spinepath: cannot read {}: {}\n", file, trouble));
    else
      tell_all({{.problem = fmt::format("cannot be read: {}", trouble)}}, {file}, format);
    return {.exit_code = file_failure};
  }
  scenario::Reading reading = scenario::read_scenario(file);
  if (reading.scenario) {
    if (!reading.warnings.empty()) tell_all(reading.warnings, reading.files, format, "warning: ");
    return {.scenario = std::move(reading.scenario), .files = std::move(reading.files), .hash = reading.hash};
  }
  tell_all(reading.errors, reading.files, format);
  if (format == ErrorFormat::text)
    tell(fmt::format("{} {} in {}\n", reading.errors.size(),
                     reading.errors.size() == 1 ? "mistake" : "mistakes", file));
  return {.exit_code = scenario_mistakes};
}

}  // namespace spinepath::cli
