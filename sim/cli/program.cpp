#include "sim/cli/program.h"

#include <new>
#include <vector>

#include <fmt/format.h>

#include "sim/cli/options/commands.h"
#include "sim/cli/terminal/streams.h"
#include "sim/cli/terminal/usage.h"
#include "sim/cli/terminal/version.h"
#include "sim/output/files/folder.h"

namespace spinepath::cli {
namespace {

struct VersionFlags {
  bool version = false, json = false;
};

void add_version(CLI::App& program, VersionFlags& flags) {
  CLI::Option* version =
      program.add_flag("--version", flags.version, "print version, compiler, libraries, generator");
  program.add_flag("--json", flags.json, "with --version: as JSON")->needs(version);
}

ExitCode dispatch(int argc, char** argv) {
  CLI::App program("spinepath: pathways of treatment for low back pain, by Monte Carlo simulation",
                   "spinepath");
  VersionFlags flags;
  add_version(program, flags);
  program.require_subcommand(0, 1);
  program.footer(
      "Example:\n  spinepath new mine.toml && spinepath check mine.toml && spinepath run mine.toml\n\n"
      "Exit codes: 0 well, 1 a check failed, 2 wrong command line, 65 mistakes in the scenario, 66 a file\n"
      "cannot be read or written, 70 a mistake in this program, 130 interrupted");
  const std::vector<Command> commands{add_run(program),     add_compare(program), add_sensitivity(program),
                                      add_budget(program),  add_check(program),   add_sources(program),
                                      add_explain(program), add_schema(program),  add_new(program),
                                      add_bench(program)};
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    print(program.help());
    return ok;
  } catch (const CLI::ParseError& error) {
    tell(usage_message(program, error));
    return usage;
  }
  if (flags.version) {
    print(flags.json ? version_json() : version_text());
    return ok;
  }
  for (const Command& command : commands)
    if (command.app->parsed()) return command.action();
  tell(program.help());
  return usage;
}

}  // namespace

ExitCode run_program(int argc, char** argv) {
  secure_streams();
  try {
    return dispatch(argc, argv);
  } catch (const output::OutputError& error) {
    tell(fmt::format("spinepath: {}\n", error.what()));
    return file_failure;
  } catch (const std::bad_alloc&) {
    tell("spinepath: out of memory\n");
  } catch (const std::exception& error) {
    tell(fmt::format("spinepath: internal error: {}\n", error.what()));
  }
  return internal_error;
}

}  // namespace spinepath::cli
