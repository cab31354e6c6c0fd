#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/options/changes.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/options/display.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/scenario/effect_table.h"
#include "sim/output/scenario/evidence_table.h"
#include "sim/output/scenario/json.h"
#include "sim/output/scenario/parameter_table.h"
#include "sim/output/text/number.h"
#include "sim/output/validation/record.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/evidence/unsourced.h"

namespace spinepath::cli {
namespace {

struct CheckArguments {
  std::string file;
  bool strict = false;
  Changes changes;
  Format format = Format::table;
  Colour colour = Colour::automatic;
  ErrorFormat error_format = ErrorFormat::text;
};

/// Reports the parameters without a source; true if all have one.
bool all_are_sourced(const Loaded& loaded, const CheckArguments& arguments) {
  const std::vector<scenario::InputError> messages = scenario::parameters_without_source(*loaded.scenario);
  if (messages.empty()) return true;
  print_errors(messages, loaded.files, arguments.error_format, {}, messages.size());
  if (arguments.error_format == ErrorFormat::text)
    print_message(fmt::format("{} without a source in {}\n", output::counted(messages.size(), "parameter"),
                              arguments.file));
  return false;
}

ExitCode check(const CheckArguments& arguments) {
  const Loaded loaded = with_changes(load_or_stop(arguments.file, arguments.error_format), arguments.changes,
                                     arguments.error_format);
  if (arguments.strict && !all_are_sourced(loaded, arguments)) return check_failed;
  const scenario::Scenario& scenario = *loaded.scenario;
  if (const auto figures = output::places_of_figures(scenario, compile(scenario)); !figures.errors.empty()) {
    print_errors(figures.errors, loaded.files, arguments.error_format);
    return invalid_scenario;
  }
  const output::Style style = style_of(arguments.format, arguments.colour);
  print_as(arguments.format,
           output::scenario_overview(scenario, style) + "\n" + output::curves_text(scenario, style) +
               output::effects_text(scenario, style) + output::parameter_table(scenario, style),
           csv_of(output::evidence_sheet(scenario, {})), output::text_of(output::scenario_json(scenario)));
  return ok;
}

}  // namespace

Action add_check(CLI::App& app) {
  const auto arguments = std::make_shared<CheckArguments>();
  add_scenario_file(app, arguments->file);
  app.add_flag("--strict", arguments->strict, "fail if a parameter has no source");
  add_changes(app, arguments->changes);
  add_display(app, arguments->format, arguments->colour);
  add_error_format(app, arguments->error_format);
  return [arguments] { return check(*arguments); };
}

}  // namespace spinepath::cli
