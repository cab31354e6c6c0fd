#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/interrupt.h"
#include "sim/cli/run_settings.h"
#include "sim/cli/streams.h"
#include "sim/output/budget_record.h"
#include "sim/output/files.h"
#include "sim/output/number.h"

namespace spinepath::cli {
namespace {

struct BudgetArguments {
  std::string file;
  RunSettings settings;
};

const std::vector<std::string> file_names{"budget.csv", "budget.json"};

std::filesystem::path folder_for(const BudgetArguments& arguments) {
  if (!arguments.settings.out.empty()) return arguments.settings.out;
  return std::filesystem::path("results/budget") / std::filesystem::path(arguments.file).stem();
}

/// The curves go on beyond the horizon that the scenario was written for.
void warn_of_horizon(const scenario::Scenario& scenario) {
  const double horizon = scenario.simulation.horizon.value;
  if (horizon < static_cast<double>(scenario.budget->years))
    tell(
        fmt::format("warning: budget.years: patients are followed for {} years, beyond the {:.3g} years of "
                    "simulation.horizon\n",
                    scenario.budget->years, horizon));
}

ExitCode budget_of(const BudgetArguments& arguments) {
  const RunSettings& settings = arguments.settings;
  const Loaded loaded = load(arguments.file, settings.error_format);
  if (!loaded.scenario) return loaded.exit_code;
  const scenario::Scenario& scenario = *loaded.scenario;
  if (!scenario.budget) {
    tell_all({{.where = {},
               .key = "budget",
               .problem = "missing: this command is about a population's budget",
               .allowed = "a table [budget], see scenarios/README.md"}},
             loaded.files, settings.error_format);
    return scenario_mistakes;
  }
  output::Manifest manifest = manifest_for(settings, arguments.file, loaded);
  const output::OutputFolder folder(folder_for(arguments), file_names);

  listen_for_interrupts();
  warn_of_horizon(scenario);
  std::optional<BudgetImpact> impact;
  {
    Progress progress = progress_of(manifest.patients, settings);
    impact = budget_impact(
        scenario, {.patients = manifest.patients, .seed = manifest.seed, .threads = settings.thread_count()},
        watched_by(progress));
    manifest.wall_seconds = progress.seconds();
  }
  if (!impact) {
    tell("spinepath: interrupted; nothing was written\n");
    return interrupted;
  }
  const output::BudgetRecord record{scenario, *impact, manifest};
  const std::vector<output::File> files{{file_names[0], budget_csv(record)},
                                        {file_names[1], budget_json(record)}};
  folder.write(files);
  print_as(settings.format, budget_report(record, style_of_stdout()), files[0].text, files[1].text);
  if (!settings.quiet)
    tell(fmt::format("{} patients in {}; files in {}\n",
                     output::compact(static_cast<double>(manifest.patients), 15),
                     elapsed_text(manifest.wall_seconds), folder.path().string()));
  return ok;
}

}  // namespace

Command add_budget(CLI::App& program) {
  CLI::App* app = program.add_subcommand(
      "budget", "what a population spends each year with the current and with a new mix of pathways");
  const auto arguments = std::make_shared<BudgetArguments>();
  add_scenario_file(*app, arguments->file);
  add_run_settings(*app, arguments->settings, "results/budget/<name of the scenario file>");
  app->footer(
      "The scenario says who enters, and what they get, in a table [budget].\n"
      "Example:\n  spinepath budget mine.toml --patients 1e5");
  return {app, [arguments] { return budget_of(*arguments); }};
}

}  // namespace spinepath::cli
