// How a command ends early; both are thrown, and caught by the program.
#pragma once
#include <string>

#include "sim/cli/terminal/exit_codes.h"

namespace spinepath::cli {

/// Everything has been reported on stderr.
struct Stop {
  ExitCode code;
};

/// The command line is wrong: exit code 2. The program reports it with the command's name.
struct WrongCall {
  std::string problem;
};

}  // namespace spinepath::cli
