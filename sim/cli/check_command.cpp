#include <memory>

#include "sim/cli/commands.h"
#include "sim/cli/streams.h"
#include "sim/output/parameter_table.h"

namespace spinepath::cli {
namespace {

struct CheckArguments {
  std::string file;
  ErrorFormat error_format = ErrorFormat::text;
};

ExitCode check(const CheckArguments& arguments) {
  const Loaded loaded = load(arguments.file, arguments.error_format);
  if (!loaded.scenario) return loaded.exit_code;
  print(output::scenario_overview(*loaded.scenario) + "\n" + output::parameter_table(*loaded.scenario));
  return ok;
}

}  // namespace

Command add_check(CLI::App& program) {
  CLI::App* app =
      program.add_subcommand("check", "read a scenario, tell its mistakes, list its parameters and sources");
  const auto arguments = std::make_shared<CheckArguments>();
  add_scenario_file(*app, arguments->file);
  add_error_format(*app, arguments->error_format);
  app->footer("Example:\n  spinepath check scenarios/four_ways.toml");
  return {app, [arguments] { return check(*arguments); }};
}

}  // namespace spinepath::cli
