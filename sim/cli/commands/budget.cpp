#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/options/run_settings.h"
#include "sim/cli/stages/psa_stage.h"
#include "sim/cli/terminal/interrupt.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/budget/record.h"
#include "sim/output/files/folder.h"
#include "sim/output/text/number.h"

namespace spinepath::cli {
namespace {

struct BudgetArguments {
  std::string file;
  RunSettings settings;
  PsaArguments psa;
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

ExitCode refuse_without_budget(const Loaded& loaded, ErrorFormat format) {
  tell_all({{.where = {},
             .key = "budget",
             .problem = "missing: this command is about a population's budget",
             .allowed = "a table [budget], see scenarios/README.md"}},
           loaded.files, format);
  return scenario_mistakes;
}

struct Finished {
  BudgetImpact impact;
  output::Manifest manifest;
};

/// None if interrupted before there is anything to tell.
std::optional<Finished> simulate(const BudgetArguments& arguments, const Loaded& loaded) {
  const RunSettings& settings = arguments.settings;
  const scenario::Scenario& scenario = *loaded.scenario;
  Finished finished{.impact = {}, .manifest = manifest_for(settings, arguments.file, loaded)};
  output::Manifest& manifest = finished.manifest;
  {
    Progress progress = progress_of(manifest.patients, settings);
    auto impact = budget_impact(
        scenario, {.patients = manifest.patients, .seed = manifest.seed, .threads = settings.thread_count()},
        watched_by(progress));
    if (!impact) return std::nullopt;
    finished.impact = std::move(*impact);
    manifest.wall_seconds = progress.seconds();
  }
  if (const auto psa = psa_options(arguments.psa, scenario, manifest.seed, manifest.threads)) {
    Progress progress = progress_of(psa->draws * psa->patients, settings);
    add_intervals(finished.impact, scenario, *psa, watched_by(progress));
    manifest.draws = finished.impact.draws;
    manifest.patients_per_draw = psa->patients;
    manifest.wall_seconds += progress.seconds();
  }
  return finished;
}

ExitCode report(const BudgetArguments& arguments, const Loaded& loaded, const Finished& finished,
                const output::OutputFolder& folder) {
  const auto& [impact, manifest] = finished;
  const output::BudgetRecord record{*loaded.scenario, impact, manifest};
  const std::vector<output::File> files{{file_names[0], budget_csv(record)},
                                        {file_names[1], budget_json(record)}};
  folder.write(files);
  print_as(arguments.settings.format, budget_report(record, style_of_stdout()), files[0].text, files[1].text);
  if (!impact.complete()) {
    tell(fmt::format("spinepath: interrupted after {} of {} draws; files in {}\n", impact.draws,
                     impact.draws_asked, folder.path().string()));
    return interrupted;
  }
  if (!arguments.settings.quiet)
    tell(fmt::format("{} patients in {}; files in {}\n",
                     output::compact(static_cast<double>(manifest.patients), 15),
                     elapsed_text(manifest.wall_seconds), folder.path().string()));
  return ok;
}

ExitCode budget_of(const BudgetArguments& arguments) {
  const Loaded loaded = load(arguments.file, arguments.settings.error_format);
  if (!loaded.scenario) return loaded.exit_code;
  if (!loaded.scenario->budget) return refuse_without_budget(loaded, arguments.settings.error_format);
  if (const std::string problem = problem_with(arguments.psa, *loaded.scenario); !problem.empty()) {
    tell(fmt::format("spinepath budget: {}\n", problem));
    return usage;
  }
  const output::OutputFolder folder(folder_for(arguments), file_names);
  listen_for_interrupts();
  warn_of_horizon(*loaded.scenario);
  const std::optional<Finished> finished = simulate(arguments, loaded);
  if (!finished) {
    tell("spinepath: interrupted; nothing was written\n");
    return interrupted;
  }
  const BudgetImpact& impact = finished->impact;
  if (impact.impossible_part) {
    tell_impossible({.impossible_part = impact.impossible_part}, loaded, arguments.settings.error_format);
    return scenario_mistakes;
  }
  if (impact.draws > 0) warn_of_draws(impact.parameters, impact.draws, impact.redrawn);
  return report(arguments, loaded, *finished, folder);
}

}  // namespace

Action add_budget(CLI::App& app) {
  const auto arguments = std::make_shared<BudgetArguments>();
  add_scenario_file(app, arguments->file);
  add_run_settings(app, arguments->settings, "results/budget/<name of the scenario file>");
  add_psa_options(app, arguments->psa);
  return [arguments] { return budget_of(*arguments); };
}

}  // namespace spinepath::cli
