#include "sim/cli/help.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "sim/cli/entries.h"
#include "sim/cli/options/program_options.h"
#include "sim/cli/terminal/streams.h"
#include "sim/cli/terminal/usage.h"

namespace spinepath::cli {
namespace {

ExitCode help_with(const std::string& name) {
  CLI::App program;
  VersionFlags flags;
  add_program_options(program, flags);
  const std::vector<Subcommand> subcommands = add_commands(program);
  if (name.empty()) {
    print(program_help(program, HelpLength::whole, page_for_help()));
    return ok;
  }
  for (const Subcommand& one : subcommands)
    if (one.command->name == name) {
      print(command_help(one, HelpLength::whole, page_for_help()));
      return ok;
    }
  print_message(fmt::format("spinepath help: {}\n", unknown_command(program, name)));
  return usage;
}

}  // namespace

Action add_help(CLI::App& app) {
  const auto name = std::make_shared<std::string>();
  app.add_option("COMMAND", *name, "about this command; left out: about the program")
      ->type_name(std::string(command_type));
  return [name] { return help_with(*name); };
}

}  // namespace spinepath::cli
