// Options of the program before any command: help and version.
#pragma once
#include <CLI/CLI.hpp>

namespace spinepath::cli {

struct VersionFlags {
  bool version = false, json = false;
};

/// Also sets the description of the program, and makes -h the short and --help the full help of the program
/// and of commands added afterwards.
void add_program_options(CLI::App& program, VersionFlags& flags);

}  // namespace spinepath::cli
