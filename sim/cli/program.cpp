#include "sim/cli/program.h"

#include <algorithm>
#include <filesystem>
#include <new>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/help.h"
#include "sim/cli/options/command_line.h"
#include "sim/cli/options/program_options.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/streams.h"
#include "sim/cli/terminal/usage.h"
#include "sim/cli/terminal/version.h"
#include "sim/cluster/processes.h"
#include "sim/output/files/file.h"
#include "sim/output/partial/spx_file.h"

namespace spinepath::cli {
namespace {

/// Help of the called command, or of the program.
ExitCode print_help(const CLI::App& program, std::span<const Subcommand> subcommands, HelpLength length) {
  for (const Subcommand& subcommand : subcommands)
    if (subcommand.app->parsed()) {
      print(command_help(subcommand, length, page_for_help()));
      return ok;
    }
  print(program_help(program, length, page_for_help()));
  return ok;
}

/// What can be saved can be shared by processes; all other work is the leader's.
bool can_be_shared(const CLI::App& command) { return command.get_option_no_throw("--save") != nullptr; }

ExitCode outcome_of(const Subcommand& subcommand) {
  if (!cluster::lead_here() && !can_be_shared(*subcommand.app)) return ok;
  try {
    return subcommand.action();
  } catch (const WrongCall& wrong) {
    print_message(fmt::format("spinepath {}: {}\n", subcommand.command->name, wrong.problem));
    return usage;
  } catch (const output::UnusableSaved& error) {
    print_message(fmt::format("spinepath {}: {}\n", subcommand.command->name, error.what()));
    return file_failure;
  } catch (const Stop& stop) {
    return stop.code;
  }
}

ExitCode dispatch(std::vector<std::string> words) {
  CLI::App program;
  VersionFlags flags;
  add_program_options(program, flags);
  const std::vector<Subcommand> subcommands = add_commands(program);
  std::ranges::reverse(words);  // the order expected by CLI11
  try {
    program.parse(std::move(words));
  } catch (const CLI::CallForAllHelp&) {
    return print_help(program, subcommands, HelpLength::whole);
  } catch (const CLI::CallForHelp&) {
    return print_help(program, subcommands, HelpLength::brief);
  } catch (const CLI::ParseError& error) {
    print_message(usage_message(program, error));
    return usage;
  }
  if (flags.version) {
    print(flags.json ? version_json() : version_text());
    return ok;
  }
  for (const Subcommand& subcommand : subcommands)
    if (subcommand.app->parsed()) return outcome_of(subcommand);
  print_message(program_help(program, HelpLength::brief));
  return usage;
}

}  // namespace

ExitCode run_words(std::vector<std::string> words) { return dispatch(std::move(words)); }

ExitCode run_program(int argc, char** argv) {
  secure_streams();
  try {
    return dispatch(command_line(argc, argv));
  } catch (const output::OutputError& error) {
    print_message(fmt::format("spinepath: {}\n", error.what()));
    return file_failure;
  } catch (const std::filesystem::filesystem_error& error) {
    print_message(fmt::format("spinepath: {}\n", error.what()));
    return file_failure;
  } catch (const std::bad_alloc&) {
    print_message("spinepath: out of memory\n");
  } catch (const std::exception& error) {
    print_message(fmt::format("spinepath: internal error: {}\n", error.what()));
  }
  return internal_error;
}

}  // namespace spinepath::cli
