#include "sim/cli/terminal/usage.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/scenario/text/input_error.h"

namespace spinepath::cli {
namespace {

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back(fmt::format("--{}", name));
  return names;
}

std::vector<std::string> command_names(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

/// Terms of the field and of other programs, with the corresponding command.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> other_words{{
    {"tornado", "sensitivity"},
    {"dsa", "sensitivity"},
    {"owsa", "sensitivity"},
    {"twsa", "sensitivity --two-way"},
    {"threshold", "sensitivity --threshold"},
    {"psa", "run --draws 1000"},
    {"ceac", "run --draws 1000"},
    {"voi", "run --draws 1000"},
    {"evpi", "run --draws 1000"},
    {"bia", "budget"},
    {"lint", "check"},
    {"simulate", "run"},
    {"story", "explain"},
    {"version", "--version"},
    {"init", "new"},
}};

/// The unknown word of the command line; empty if all are known.
std::string unknown(const CLI::App& program, const CLI::App& command) {
  for (const std::string& word : command.remaining()) {
    if (word.starts_with('-'))
      return unknown_name("option", word.substr(0, word.find('=')), option_names(command));
    if (&command == &program) return unknown_command(program, word);
  }
  return {};
}

}  // namespace

std::string unknown_name(const std::string& kind, const std::string& name,
                         std::span<const std::string> known) {
  const std::string near = scenario::nearest(name, known);
  if (near.empty()) return fmt::format("unknown {} {}; known: {}", kind, name, scenario::listed(known));
  return fmt::format("unknown {} {}; did you mean {}?", kind, name, near);
}

std::string unknown_command(const CLI::App& program, const std::string& name) {
  const auto other =
      std::ranges::find(other_words, name, &std::pair<std::string_view, std::string_view>::first);
  if (other != other_words.end())
    return fmt::format("unknown command {}; did you mean {}?", name, other->second);
  return unknown_name("command", name, command_names(program));
}

std::string usage_message(const CLI::App& program, const CLI::ParseError& error) {
  const std::vector<const CLI::App*> called = [&] {
    std::vector<const CLI::App*> apps;
    for (const CLI::App* app : program.get_subcommands()) apps.push_back(app);
    return apps;
  }();
  const CLI::App& command = called.empty() ? program : *called.front();
  const std::string name = called.empty() ? "spinepath" : fmt::format("spinepath {}", command.get_name());
  const std::string what = unknown(program, command);
  return fmt::format("{}: {}\nTry: {} --help\n", name, what.empty() ? error.what() : what, name);
}

}  // namespace spinepath::cli
