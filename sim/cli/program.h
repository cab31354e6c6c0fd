// The program: parses the command line, runs the subcommand, and turns every failure into a message and an
// exit code.
#pragma once
#include <string>
#include <vector>

#include "sim/cli/terminal/exit_codes.h"

namespace spinepath::cli {

ExitCode run_program(int argc, char** argv);
/// A command line without the name of the program, for a command that carries out another one.
ExitCode run_words(std::vector<std::string> words);

}  // namespace spinepath::cli
