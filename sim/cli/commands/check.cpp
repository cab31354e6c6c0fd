#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/scenario/parameter_table.h"
#include "sim/scenario/evidence/unsourced.h"

namespace spinepath::cli {
namespace {

struct CheckArguments {
  std::string file;
  bool strict = false;
  ErrorFormat error_format = ErrorFormat::text;
};

/// Reports the parameters that name no source; true where all do.
bool all_are_sourced(const Loaded& loaded, const CheckArguments& arguments) {
  const std::vector<scenario::InputError> messages = scenario::parameters_without_source(*loaded.scenario);
  if (messages.empty()) return true;
  tell_all(messages, loaded.files, arguments.error_format);
  if (arguments.error_format == ErrorFormat::text)
    tell(fmt::format("{} without a source in {}\n",
                     messages.size() == 1 ? "1 parameter" : fmt::format("{} parameters", messages.size()),
                     arguments.file));
  return false;
}

ExitCode check(const CheckArguments& arguments) {
  const Loaded loaded = load_or_stop(arguments.file, arguments.error_format);
  if (arguments.strict && !all_are_sourced(loaded, arguments)) return check_failed;
  print(output::scenario_overview(*loaded.scenario) + "\n" + output::parameter_table(*loaded.scenario));
  return ok;
}

}  // namespace

Action add_check(CLI::App& app) {
  const auto arguments = std::make_shared<CheckArguments>();
  add_scenario_file(app, arguments->file);
  app.add_flag("--strict", arguments->strict, "fail where a parameter names no source");
  add_error_format(app, arguments->error_format);
  return [arguments] { return check(*arguments); };
}

}  // namespace spinepath::cli
