// Help: of the program and of each command; short (-h), an option a line, or whole (--help). All of it follows
// from the table of commands and from the options that they added.
#pragma once
#include <cstddef>
#include <span>
#include <string>

#include "sim/cli/commands.h"

namespace spinepath::cli {

inline constexpr std::size_t help_width = 80;  ///< of lines, where no terminal says otherwise [columns]

enum class HelpLength { brief, whole };

/// The terminal's width, or what COLUMNS says, but no wider than is easy to read.
std::size_t page_for_help();

/// Of the program itself.
std::string program_help(const CLI::App& program, HelpLength length, std::size_t width = help_width);
std::string command_help(const Subcommand& command, HelpLength length, std::size_t width = help_width);

}  // namespace spinepath::cli
