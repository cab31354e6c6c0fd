// The program: reads the command line, does what it says, and turns every way to fail into a message and an
// exit code.
#pragma once
#include "sim/cli/terminal/exit_codes.h"

namespace spinepath::cli {

ExitCode run_program(int argc, char** argv);

}  // namespace spinepath::cli
