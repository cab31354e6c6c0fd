#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/job.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/options/subgroups.h"
#include "sim/cli/stages/precision_stage.h"
#include "sim/cli/stages/psa_stage.h"
#include "sim/cli/stages/run_files.h"
#include "sim/cli/stages/run_plan.h"
#include "sim/cli/stages/run_stages.h"
#include "sim/cli/terminal/stop.h"
#include "sim/output/decision/record.h"
#include "sim/output/run/console.h"
#include "sim/output/run/never_happened.h"
#include "sim/output/text/number.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::cli {
namespace {

struct RunArguments {
  std::string file;
  RunSettings settings;
  PsaArguments psa;
  std::vector<std::string> precision;
  std::vector<std::string> by;
  std::vector<std::string> show;  ///< names of tables
  std::optional<View> export_view;
};

std::string summary_of(const RunDone& done) {
  const auto count = [](std::uint64_t n) { return output::compact(static_cast<double>(n), 15); };
  const auto took = [](std::uint64_t patients, double seconds) {
    return fmt::format("in {} ({})", elapsed_text(seconds),
                       speed_text(static_cast<double>(patients) / seconds));
  };
  const output::Manifest& m = done.manifest;
  std::string text =
      fmt::format("{} {}", output::counted(m.patients, "patient"), took(m.patients, done.seconds));
  if (done.psa)
    text += fmt::format("; {} draws of {} patients {}", count(m.draws), count(m.patients_per_draw),
                        took(m.draws * m.patients_per_draw, done.psa_seconds));
  return text;
}

/// What the results are made of.
struct Simulated {
  RunDone done;
  std::optional<output::DecisionRecord> decision = {};
  std::optional<SubgroupDecisions> by_subgroup = {};
};

std::optional<output::DecisionRecord> analysed(const scenario::Scenario& scenario, std::optional<Psa>& psa,
                                               const RunSettings& settings) {
  if (!psa) return std::nullopt;
  Progress progress({"analysis", output::steps_of_analysis(scenario, psa->sample), Counts::steps},
                    progress_style(settings));
  const KeepGoing shown = watched_by(progress);
  Watch watch(shown);
  return output::decision_record(scenario, take_sample(*psa), settings.thread_count(),
                                 [&watch] { static_cast<void>(watch.add(1)); });
}

std::optional<SubgroupDecisions> analysed_by_subgroup(const RunAsked& asked,
                                                      const scenario::Scenario& scenario,
                                                      const std::optional<Psa>& psa) {
  if (!psa || asked.by.empty()) return std::nullopt;
  return decide_subgroups(scenario, SubgroupQuestion(asked.by, scenario), psa->subgroups,
                          asked.settings.thread_count());
}

std::optional<Finished> finish(const RunAsked& asked, const std::vector<std::string>& show,
                               const Loaded& loaded, const output::Manifest& manifest) {
  const RunSettings& settings = asked.settings;
  std::vector<std::string> tables = show;
  if (!asked.by.empty()) tables.emplace_back(output::subgroup_table);
  std::optional<RunDone> simulated = simulate_all(asked, *loaded.scenario, manifest);
  if (!simulated) return std::nullopt;
  const auto all = std::make_shared<Simulated>(Simulated{*std::move(simulated)});
  const RunDone* const done = &all->done;
  const auto& psa = done->psa;
  if (psa && psa->impossible_part) stop_impossible(*psa->impossible_part, loaded, settings.error_format);
  all->decision = analysed(*loaded.scenario, all->done.psa, settings);
  all->by_subgroup = analysed_by_subgroup(asked, *loaded.scenario, psa);
  const output::RunRecord record{*loaded.scenario,
                                 done->results,
                                 done->manifest,
                                 psa ? &*psa : nullptr,
                                 all->decision ? &*all->decision : nullptr,
                                 done->subgroups ? &*done->subgroups : nullptr,
                                 done->stopped,
                                 &done->at_values->decisions,
                                 all->by_subgroup ? &*all->by_subgroup : nullptr};
  Finished finished{.files = run_files(record),
                    .source = all,
                    .report = console_tables(record, tables, style_of(settings)),
                    .heading = console_heading(record, style_of(settings)),
                    .summary = summary_of(*done),
                    .stopped = done->stopped,
                    .exit_code = done->precise ? ok : check_failed};
  finished.messages = warnings_text(output::never_happened(*loaded.scenario, done->results), loaded.files,
                                    settings.error_format);
  if (psa)
    finished.messages += draw_warnings(*loaded.scenario, manifest.seed, psa->sample.parameters.size(),
                                       psa->sample.draws, psa->redrawn);
  if (!settings.quiet || !done->precise) finished.messages += done->precision;
  return finished;
}

ExitCode run(RunArguments& arguments) {
  RunSettings& settings = arguments.settings;
  const Loaded loaded = load_for(settings, arguments.file);
  check(arguments.psa, *loaded.scenario);
  output::Manifest manifest = manifest_for(settings, arguments.file, loaded);
  manifest.export_view = arguments.export_view;
  if (!arguments.precision.empty() && settings.saving.shard)
    throw WrongCall{"--shard: the patients that --precision needs follow from all shards; give --patients"};
  settings.ledgers = open_ledgers(settings, manifest, arguments.file);
  const RunAsked asked{.settings = settings,
                       .by = asked_characteristics(arguments.by, *loaded.scenario),
                       .precision = precision_goals(arguments.precision, *loaded.scenario),
                       .psa = psa_options(arguments.psa, *loaded.scenario, manifest.seed, manifest.threads),
                       .split_by_pilot = arguments.psa.split_by_pilot};
  return perform(with_settings(
      settings,
      {.scenarios = {arguments.file},
       .read = loaded.files,
       .to = ToFolder{.named = settings.out,
                      .usual = results_folder(arguments.file),
                      .command = "run",
                      .names = run_file_names({.subgroups = !asked.by.empty(), .psa = asked.psa.has_value()}),
                      .pictured = settings.pictured(*loaded.scenario)},
       .plan = plan_of_run(asked, *loaded.scenario, manifest),
       .work = [&] { return finish(asked, arguments.show, loaded, manifest); }}));
}

void add_show(CLI::App& command, std::vector<std::string>& show) {
  const std::vector<std::string> known = output::table_names();
  const auto check = [known](const std::string& name) {
    return std::ranges::find(known, name) != known.end() ? std::string{} : unknown_name("table", name, known);
  };
  command
      .add_option("--show", show,
                  fmt::format("tables to print: relief, money, …, all\nAfter the results in brief. {}.",
                              scenario::listed(known, ", ")))
      ->delimiter(',')
      ->check(CLI::Validator(check, ""))
      ->type_name("NAME,NAME,…");
}

void add_export_view(CLI::App& command, std::optional<View>& export_view) {
  std::vector<std::pair<std::string, std::optional<View>>> known;
  for (const View view : views) known.emplace_back(output::name_of(view), view);
  add_choice(command, "--export-view", export_view, known,
             "whose costs export/ has\nFiles for other programs. Default: the view of [decision].");
}

}  // namespace

Action add_run(CLI::App& app) {
  const auto arguments = std::make_shared<RunArguments>();
  add_scenario_file(app, arguments->file);
  add_changes(app, arguments->settings.changes);
  add_run_settings(app, arguments->settings, "results/<name of the scenario file>");
  add_report_option(app, arguments->settings);
  add_saving(app, arguments->settings.saving);
  add_dry_run(app, arguments->settings);
  add_psa_options(app, arguments->psa, PatientsPerDraw::number_or_auto);
  add_precision_option(app, arguments->precision);
  add_by(app, arguments->by);
  add_show(app, arguments->show);
  add_export_view(app, arguments->export_view);
  return [arguments] { return run(*arguments); };
}

}  // namespace spinepath::cli
