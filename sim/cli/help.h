// Help of the program and of each command; short (-h) with one line per option, or full (--help). Generated
// from the table of commands and the options that they added.
#pragma once
#include <cstddef>
#include <span>
#include <string>

#include "sim/cli/commands.h"

namespace spinepath::cli {

inline constexpr std::size_t help_width = 80;  ///< default width of lines [columns]

enum class HelpLength { brief, whole };

/// The width of the terminal, or COLUMNS, but at most that of readable lines [columns].
std::size_t page_for_help();

/// Help of the program itself.
std::string program_help(const CLI::App& program, HelpLength length, std::size_t width = help_width);
std::string command_help(const Subcommand& command, HelpLength length, std::size_t width = help_width);

}  // namespace spinepath::cli
