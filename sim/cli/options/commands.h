// Options of several subcommands; each sets the given variable, as in CLI11.
#pragma once
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "sim/cli/options/count.h"
#include "sim/cli/terminal/exit_codes.h"
#include "sim/cli/terminal/load.h"
#include "sim/cli/terminal/usage.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::cli {

void add_scenario_file(CLI::App& command, std::string& file);
void add_error_format(CLI::App& command, ErrorFormat& format);
/// An option whose value is one of several names.
template <class Enum>
void add_choice(CLI::App& command, const std::string& name, Enum& choice,
                const std::vector<std::pair<std::string, Enum>>& choices, const std::string& help) {
  std::vector<std::string> names;
  for (const auto& [known, value] : choices) names.push_back(known);
  const auto check = [names](const std::string& text) {
    return std::ranges::find(names, text) != names.end() ? std::string{}
                                                         : unknown_name("choice", text, names);
  };
  const auto take = [&choice, choices](const std::string& text) {
    choice = std::ranges::find(choices, text, &std::pair<std::string, Enum>::first)->second;
  };
  command.add_option_function<std::string>(name, take, help)
      ->check(CLI::Validator(check, ""))
      ->type_name(scenario::listed(names, "|"));
}
void add_count(CLI::App& command, const std::string& name, std::optional<std::uint64_t>& count,
               CountRange range, const std::string& help);

}  // namespace spinepath::cli
