#include "sim/report/diagram/diagram.h"

#include <memory>
#include <optional>

#include "sim/cli/commands.h"
#include "sim/cli/job.h"
#include "sim/cli/options/changes.h"
#include "sim/cli/options/commands.h"
#include "sim/output/text/number.h"

namespace spinepath::cli {
namespace {

struct DiagramArguments {
  std::string file, out;
  std::optional<std::uint64_t> columns;
  Changes changes;
  ErrorFormat error_format = ErrorFormat::text;
};

/// Usual file: "results/diagram/four_ways.svg".
std::filesystem::path file_for(const DiagramArguments& arguments) {
  if (!arguments.out.empty()) return arguments.out;
  return results_folder(arguments.file, "results/diagram") += ".svg";
}

Finished drawn(const scenario::Scenario& scenario, std::size_t columns) {
  return {.files = {{"diagram.svg", report::diagram_svg(scenario, columns)}},
          .report = {},
          .summary = output::counted(scenario.pathways.size(), "pathway") + " drawn"};
}

ExitCode diagram(const DiagramArguments& arguments) {
  const Loaded loaded = with_changes(load_or_stop(arguments.file, arguments.error_format), arguments.changes,
                                     arguments.error_format);
  const std::size_t columns = arguments.columns.value_or(1);
  return perform(
      {.scenarios = {arguments.file}, .read = loaded.files, .to = ToFile{file_for(arguments)}, .work = [&] {
         return drawn(*loaded.scenario, columns);
       }});
}

}  // namespace

Action add_diagram(CLI::App& app) {
  const auto arguments = std::make_shared<DiagramArguments>();
  add_scenario_file(app, arguments->file);
  app.add_option("-o,--out", arguments->out,
                 "file for the picture; -: stdout\nDefault: results/diagram/<scenario>.svg.")
      ->type_name("FILE.svg");
  add_count(
      app, "--columns", arguments->columns, {1, report::most_columns},
      "columns next to each other, 1 if not given\nOne fits every screen; two or three, paper and slides.");
  add_changes(app, arguments->changes);
  add_error_format(app, arguments->error_format);
  return [arguments] { return diagram(*arguments); };
}

}  // namespace spinepath::cli
