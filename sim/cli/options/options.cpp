#include "sim/cli/options/commands.h"

namespace spinepath::cli {

void add_scenario_file(CLI::App& command, std::string& file) {
  command
      .add_option(
          "FILE", file,
          "scenario file (TOML); -: stdin\nFiles that a scenario from stdin names are read relative to the "
          "working folder.")
      ->required()
      ->type_name("FILE.toml");
}

void add_error_format(CLI::App& command, ErrorFormat& format) {
  add_choice(command, "--error-format", format, {{"text", ErrorFormat::text}, {"json", ErrorFormat::json}},
             "errors in the scenario: text (default), json");
}

void add_count(CLI::App& command, const std::string& name, std::optional<std::uint64_t>& count,
               CountRange range, const std::string& help) {
  const auto check = [range](const std::string& text) { return problem_with_count(text, range); };
  command
      .add_option_function<std::string>(
          name, [&count](const std::string& text) { count = parse_count(text); }, help)
      ->check(CLI::Validator(check, ""))
      ->type_name("N");
}

}  // namespace spinepath::cli
