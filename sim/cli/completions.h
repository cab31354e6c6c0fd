// Completions: scripts for bash, zsh and fish that complete commands, their options, the choices of options,
// and files: scenarios for commands that read one. Generated from the same table as the help.
#pragma once
#include <span>
#include <string>

#include "sim/cli/commands.h"

namespace spinepath::cli {

enum class Shell { bash, zsh, fish };

std::string completions(Shell shell, const CLI::App& program, std::span<const Subcommand> subcommands);

}  // namespace spinepath::cli
