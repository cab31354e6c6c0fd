// The table of subcommands: one row each, in the order of the help. Help, completions and the manual page
// follow from it. A subcommand is a file in commands/ that adds its options, and its row in commands.cpp.
#pragma once
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "sim/cli/terminal/exit_codes.h"

namespace spinepath::cli {

/// The work of a subcommand, after the command line is parsed.
using Action = std::function<ExitCode()>;

struct Command {
  std::string_view name;
  std::string_view summary;             ///< one line
  std::string_view details;             ///< a paragraph for its long help
  std::string_view example;             ///< one or more command lines
  Action (*add)(CLI::App& subcommand);  ///< adds its options and arguments
};

std::span<const Command> commands();

/// A row of the table, added to a program.
struct Subcommand {
  const Command* command;
  CLI::App* app;  ///< owned by the program; has the options
  Action action;
};
/// All rows, in order.
std::vector<Subcommand> add_commands(CLI::App& program);

}  // namespace spinepath::cli
