#include "sim/cli/program.h"

#include <filesystem>
#include <new>
#include <vector>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/streams.h"
#include "sim/cli/terminal/usage.h"
#include "sim/cli/terminal/version.h"
#include "sim/output/files/file.h"

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

ExitCode outcome_of(const Subcommand& subcommand) {
  try {
    return subcommand.action();
  } catch (const WrongCall& wrong) {
    tell(fmt::format("spinepath {}: {}\n", subcommand.command->name, wrong.problem));
    return usage;
  } catch (const Stop& stop) {
    return stop.code;
  }
}

ExitCode dispatch(int argc, char** argv) {
  CLI::App program("spinepath: pathways of treatment for low back pain, by Monte Carlo simulation",
                   "spinepath");
  VersionFlags flags;
  add_version(program, flags);
  program.require_subcommand(0, 1);
  program.footer(
      "Example:\n  spinepath new mine.toml && spinepath check mine.toml && spinepath run mine.toml\n\n" +
      exit_codes_text());
  const std::vector<Subcommand> subcommands = add_commands(program);
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
  for (const Subcommand& subcommand : subcommands)
    if (subcommand.app->parsed()) return outcome_of(subcommand);
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
  } catch (const std::filesystem::filesystem_error& error) {
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
