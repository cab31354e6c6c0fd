#include "sim/cli/options/run_settings.h"

#include <fmt/format.h>

#include "build_info.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/text/number.h"

namespace spinepath::cli {

void add_run_settings(CLI::App& command, RunSettings& settings, const std::string& folder) {
  settings.command = &command;
  add_count(command, "--patients", settings.patients, patient_counts, "patients, in place of the scenario's");
  add_count(command, "--seed", settings.seed, seeds, "seed, in place of the scenario's");
  add_count(command, "-j,--threads", settings.threads, thread_counts,
            "threads, 0: all cores (default)\nResults are bit-identical for any number.");
  command
      .add_option("-o,--out", settings.out,
                  "folder for the files; -: no files\nDefault: " + folder +
                      ". With - no file is written, and results are on stdout as given by --format.")
      ->type_name("DIR");
  add_choice<std::optional<ProgressStyle>>(
      command, "--progress", settings.progress,
      {{"none", ProgressStyle::none},
       {"bar", ProgressStyle::bar},
       {"plain", ProgressStyle::plain},
       {"json", ProgressStyle::json}},
      "how progress is shown on stderr\nplain and json: a line at the begin and end of each stage, and each "
      "minute. "
      "Default: a bar on a terminal; without one, plain for work of more than 30 seconds.");
  add_verbosity(command, settings.quiet, settings.verbose);
  add_display(command, settings.format, settings.colour);
  add_error_format(command, settings.error_format);
}

void add_dry_run(CLI::App& command, RunSettings& settings) {
  command.add_flag(
      "--dry-run", settings.dry_run,
      "only say what would be done\nPatients, draws, runs, threads, memory, disk and time. Writes "
      "nothing. Work that does not fit into memory or on the disk is refused, also without it.");
}

void add_report_option(CLI::App& command, RunSettings& settings) {
  command.add_flag_callback(
      "--no-report", [&settings] { settings.report = false; },
      "no report.html and no drawings\nOnly tables, in files and on stdout.");
}

output::Manifest manifest_for(const RunSettings& settings, const std::string& file, const Loaded& loaded) {
  const scenario::Simulation& simulation = loaded.scenario->simulation;
  output::Manifest manifest{
      .version = build_info::version,
      .commit = build_info::commit,
      .scenario_file = file,
      .scenario_hash = loaded.hash,
      .patients = settings.patients.value_or(static_cast<std::uint64_t>(simulation.patients)),
      .seed = settings.seed.value_or(static_cast<std::uint64_t>(simulation.seed)),
      .threads = threads_for(settings.thread_count())};
  record(settings.changes, manifest);
  return manifest;
}

Ledgers open_ledgers(const RunSettings& settings, const output::Manifest& manifest, const std::string& file) {
  if (settings.dry_run) return {};
  Ledgers ledgers = open_ledgers(settings.saving, {.command = *settings.command,
                                                   .scenario_hash = manifest.scenario_hash,
                                                   .seed = manifest.seed,
                                                   .from_stdin = file == "-"});
  if (ledgers.saved && !settings.quiet && !ledgers.saved->held().empty())
    print_message(fmt::format("{} has {} already\n", settings.saving.folder, ledgers.saved->held()));
  return ledgers;
}

ProgressStyle progress_style(const RunSettings& settings) {
  return settings.progress.value_or(settings.quiet ? ProgressStyle::none : usual_progress());
}

Progress progress_of(Stage stage, const RunSettings& settings) {
  return Progress(std::move(stage), progress_style(settings), settings.ledgers.used());
}

output::Style style_of(const RunSettings& settings) { return style_of(settings.format, settings.colour); }

Loaded load_for(const RunSettings& settings, const std::string& file) {
  return changed_for(settings, load_or_stop(file, settings.error_format));
}

Loaded changed_for(const RunSettings& settings, Loaded loaded) {
  for (const std::string& read : loaded.files) narrate(settings, fmt::format("read {}", read));
  narrate(settings, fmt::format("scenario hash {}", output::hash_text(loaded.hash)));
  return with_changes(std::move(loaded), settings.changes, settings.error_format);
}

void narrate(const RunSettings& settings, const std::string& step) {
  if (settings.verbose) print_message(step + "\n");
}

void narrate(const RunSettings& settings, std::uint64_t patients, double seconds) {
  narrate(settings,
          fmt::format("simulated {} in {}", output::counted(patients, "patient"), elapsed_text(seconds)));
}

}  // namespace spinepath::cli
