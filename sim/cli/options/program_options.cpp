#include "sim/cli/options/program_options.h"

namespace spinepath::cli {

void add_program_options(CLI::App& program, VersionFlags& flags) {
  program.name("spinepath");
  program.description("Monte Carlo simulation of treatment pathways for low back pain");
  program.set_help_flag("-h", "short help");
  program.set_help_all_flag("--help", "help in full");
  CLI::Option* version =
      program.add_flag("-V,--version", flags.version, "version, compiler, libraries, random generator");
  program.add_flag("--json", flags.json, "with --version: as JSON")->needs(version);
  program.require_subcommand(0, 1);
}

}  // namespace spinepath::cli
