#include "sim/cli/program.h"

int main(int argc, char** argv) { return spinepath::cli::run_program(argc, argv); }
