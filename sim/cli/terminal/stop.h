// Exceptions by which a command ends early, caught by the program.
#pragma once
#include <string>

#include "sim/cli/terminal/exit_codes.h"

namespace spinepath::cli {

/// The error has been reported on stderr.
struct Stop {
  ExitCode code;
};

/// Invalid command line: exit code 2. The program reports the error with the command's name.
struct WrongCall {
  std::string problem;
};

}  // namespace spinepath::cli
