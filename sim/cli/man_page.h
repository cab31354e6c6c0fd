// The manual page, spinepath(1), in roff: all commands with their options, from the same table as the help.
#pragma once
#include <span>
#include <string>

#include "sim/cli/commands.h"

namespace spinepath::cli {

std::string man_page(const CLI::App& program, std::span<const Subcommand> subcommands);

}  // namespace spinepath::cli
