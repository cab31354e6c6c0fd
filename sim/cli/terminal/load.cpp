#include "sim/cli/terminal/load.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <span>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/text/number.h"

namespace spinepath::cli {
namespace {

/// Why a file cannot be read; empty if it can.
std::string read_problem(const std::string& file) {
  if (::access(file.c_str(), R_OK) != 0) return std::strerror(errno);
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(file, error);
  if (std::filesystem::is_directory(status)) return std::strerror(EISDIR);
  const bool is_device = std::filesystem::is_block_file(status) || std::filesystem::is_character_file(status);
  const bool is_stdin = is_device && std::filesystem::equivalent(file, "/dev/stdin", error);
  return is_device && !is_stdin ? "Is a device" : "";
}

Loaded unreadable(const std::string& file, const std::string& problem, ErrorFormat format) {
  if (format == ErrorFormat::text)
    print_message(fmt::format("spinepath: cannot read {}: {}\n", file, problem));
  else
    print_errors({{.problem = fmt::format("cannot be read: {}", problem)}}, {file}, format);
  return {.exit_code = file_failure};
}

}  // namespace

std::string errors_text(const std::vector<scenario::InputError>& messages,
                        const std::vector<std::string>& files, ErrorFormat format, std::string_view prefix,
                        std::size_t most) {
  if (format == ErrorFormat::json) return scenario::to_json(messages, files);
  const std::size_t printed = std::min(messages.size(), most);
  std::string text;
  for (const scenario::InputError& message : std::span(messages).first(printed))
    text += fmt::format("{}{}\n", prefix, scenario::to_text(message, files));
  if (const std::size_t more = messages.size() - printed; more > 0)
    text += fmt::format("{}and {} more\n", prefix, output::fixed(static_cast<double>(more), 0));
  return text;
}

void print_errors(const std::vector<scenario::InputError>& messages, const std::vector<std::string>& files,
                  ErrorFormat format, std::string_view prefix, std::size_t most) {
  print_message(errors_text(messages, files, format, prefix, most));
}

std::string warnings_text(const std::vector<scenario::InputError>& warnings,
                          const std::vector<std::string>& files, ErrorFormat format) {
  return warnings.empty() ? std::string{} : errors_text(warnings, files, format, "warning: ");
}

void stop_if_unreadable(const std::string& file, ErrorFormat format) {
  if (const std::string problem = read_problem(file); !problem.empty())
    throw Stop{unreadable(file, problem, format).exit_code};
}

Loaded load(const std::string& file, ErrorFormat format) {
  const bool from_stdin = file == "-";
  if (const std::string problem = from_stdin ? "" : read_problem(file); !problem.empty())
    return unreadable(file, problem, format);
  scenario::Reading reading;
  try {
    reading =
        from_stdin ? scenario::read_scenario_text(all_of_stdin(), "<stdin>") : scenario::read_scenario(file);
  } catch (const std::system_error& error) {
    return unreadable(file, error.code().message(), format);
  }
  if (reading.scenario) {
    print_message(warnings_text(reading.warnings, reading.files, format));
    if (from_stdin) reading.files.emplace_back("/dev/stdin");  // a file there is not written over either
    return {.scenario = std::move(reading.scenario), .files = std::move(reading.files), .hash = reading.hash};
  }
  print_errors(reading.errors, reading.files, format);
  if (format == ErrorFormat::text)
    print_message(fmt::format("{} in {}\n", output::counted(reading.errors.size(), "error"), file));
  return {.exit_code = invalid_scenario};
}

Loaded load_or_stop(const std::string& file, ErrorFormat format) {
  Loaded loaded = load(file, format);
  if (!loaded.scenario) throw Stop{loaded.exit_code};
  return loaded;
}

}  // namespace spinepath::cli
