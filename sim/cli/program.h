// The program: parses the command line, runs the subcommand, and turns every failure into a message and an
// exit code.
#pragma once
#include "sim/cli/terminal/exit_codes.h"

namespace spinepath::cli {

ExitCode run_program(int argc, char** argv);

}  // namespace spinepath::cli
