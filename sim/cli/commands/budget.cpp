#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/job.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/stages/psa_stage.h"
#include "sim/cli/terminal/stop.h"
#include "sim/output/budget/record.h"
#include "sim/output/text/number.h"

namespace spinepath::cli {
namespace {

struct BudgetArguments {
  std::string file;
  RunSettings settings;
  PsaArguments psa;
};

/// Warns if the budget extends beyond the scenario's horizon.
std::string horizon_warning(const scenario::Scenario& scenario) {
  const double horizon = scenario.simulation.horizon.value;
  if (horizon >= static_cast<double>(scenario.budget->years)) return {};
  return fmt::format(
      "warning: budget.years: patients are followed for {} years, beyond simulation.horizon ({:.3g} years)\n",
      scenario.budget->years, horizon);
}

void check_budget(const Loaded& loaded, ErrorFormat format) {
  if (loaded.scenario->budget) return;
  print_errors({{.where = {},
                 .key = "budget",
                 .problem = "missing: this command computes the budget of a population",
                 .allowed = "a table [budget], see scenarios/guide.md"}},
               loaded.files, format);
  throw Stop{invalid_scenario};
}

/// False if stopped before there is anything to report.
bool simulate(const RunSettings& settings, const scenario::Scenario& scenario, BudgetImpact& impact,
              output::Manifest& manifest) {
  Progress progress = progress_of({"run", manifest.patients}, settings);
  auto simulated = budget_impact(
      scenario, {.patients = manifest.patients, .seed = manifest.seed, .threads = settings.thread_count()},
      watched_by(progress));
  if (!simulated) return false;
  impact = std::move(*simulated);
  manifest.wall_seconds = progress.seconds();
  narrate(settings, manifest.patients, manifest.wall_seconds);
  return true;
}

void simulate_draws(const RunSettings& settings, const scenario::Scenario& scenario, const PsaOptions& psa,
                    BudgetImpact& impact, output::Manifest& manifest) {
  Progress progress = progress_of({"draws", psa.draws * psa.patients}, settings);
  add_intervals(impact, scenario, psa, watched_by(progress));
  manifest.draws = impact.draws;
  manifest.patients_per_draw = psa.patients;
  manifest.wall_seconds += progress.seconds();
}

std::optional<Finished> finish(const BudgetArguments& arguments, const Loaded& loaded) {
  const RunSettings& settings = arguments.settings;
  const scenario::Scenario& scenario = *loaded.scenario;
  output::Manifest manifest = manifest_for(settings, arguments.file, loaded);
  BudgetImpact impact;
  if (!simulate(settings, scenario, impact, manifest)) return std::nullopt;
  if (const auto psa = psa_options(arguments.psa, scenario, manifest.seed, manifest.threads))
    simulate_draws(settings, scenario, *psa, impact, manifest);
  if (impact.impossible_part) stop_impossible(*impact.impossible_part, loaded, settings.error_format);

  const output::BudgetRecord record{scenario, impact, manifest};
  Finished finished{.files = {{"budget.csv", budget_csv(record)}, {"budget.json", budget_json(record)}},
                    .report = budget_report(record, style_of(settings)),
                    .messages = horizon_warning(scenario),
                    .summary = fmt::format("{} in {}", output::counted(manifest.patients, "patient"),
                                           elapsed_text(manifest.wall_seconds))};
  if (impact.draws > 0)
    finished.messages +=
        draw_warnings(scenario, manifest.seed, impact.parameters, impact.draws, impact.redrawn);
  if (!impact.complete())
    finished.stopped = fmt::format("interrupted after {} of {} draws", impact.draws, impact.draws_asked);
  return finished;
}

Plan plan_of(const BudgetArguments& arguments, const scenario::Scenario& scenario,
             const output::Manifest& manifest) {
  Plan plan{.scenario = &scenario,
            .stages = {{"run", "", 1, static_cast<double>(manifest.patients)}},
            .seed = manifest.seed,
            .threads = manifest.threads,
            .share = share_of(arguments.settings.saving),
            .results = small_results};
  const auto psa = psa_options(arguments.psa, scenario, manifest.seed, manifest.threads);
  if (!psa) return plan;
  const auto draws = static_cast<double>(psa->draws);
  plan.stages.push_back({"draws", "draw", draws, static_cast<double>(psa->patients)});
  const auto numbers =
      static_cast<double>((scenario.budget->years + 1) * view_count * std::int64_t{budget_mix_count});
  plan.kept =
      draws * numbers * sizeof(double) * 3;  // a list that grows, while it is copied into a larger one
  plan.saved = draws * numbers * sizeof(double) * static_cast<double>(1 + number_of_groups(psa->patients));
  return plan;
}

ExitCode budget(BudgetArguments& arguments) {
  RunSettings& settings = arguments.settings;
  const Loaded loaded = load_for(settings, arguments.file);
  check_budget(loaded, settings.error_format);
  check(arguments.psa, *loaded.scenario);
  const output::Manifest manifest = manifest_for(settings, arguments.file, loaded);
  settings.ledgers = open_ledgers(settings, manifest, arguments.file);
  return perform(
      with_settings(settings, {.scenarios = {arguments.file},
                               .read = loaded.files,
                               .to = ToFolder{.named = settings.out,
                                              .usual = results_folder(arguments.file, "results/budget"),
                                              .command = "budget",
                                              .names = {"budget.csv", "budget.json"},
                                              .pictured = settings.pictured(*loaded.scenario)},
                               .plan = plan_of(arguments, *loaded.scenario, manifest),
                               .work = [&] { return finish(arguments, loaded); }}));
}

}  // namespace

Action add_budget(CLI::App& app) {
  const auto arguments = std::make_shared<BudgetArguments>();
  add_scenario_file(app, arguments->file);
  add_changes(app, arguments->settings.changes);
  add_run_settings(app, arguments->settings, "results/budget/<name of the scenario file>");
  add_report_option(app, arguments->settings);
  add_saving(app, arguments->settings.saving);
  add_dry_run(app, arguments->settings);
  add_psa_options(app, arguments->psa);
  return [arguments] { return budget(*arguments); };
}

}  // namespace spinepath::cli
