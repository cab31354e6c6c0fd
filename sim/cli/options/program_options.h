// What the program takes before any command: help and version.
#pragma once
#include <CLI/CLI.hpp>

namespace spinepath::cli {

struct VersionFlags {
  bool version = false, json = false;
};

/// Also says what the program is, and makes -h the short help and --help the whole one, for it and for commands
/// added afterwards.
void add_program_options(CLI::App& program, VersionFlags& flags);

}  // namespace spinepath::cli
