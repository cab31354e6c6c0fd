#include "sim/cli/options/run_settings.h"

#include "build_info.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/terminal/streams.h"

namespace spinepath::cli {

void add_run_settings(CLI::App& command, RunSettings& settings, const std::string& folder) {
  add_count(command, "--patients", settings.patients, patient_counts, "in place of the scenario's number");
  add_count(command, "--seed", settings.seed, seeds, "in place of the scenario's");
  add_count(command, "--threads", settings.threads, thread_counts,
            "0: all cores (default); the results do not depend on it");
  command.add_option("--out", settings.out, "folder for the files (default: " + folder + ")")
      ->type_name("DIR");
  command.add_flag("--quiet", settings.quiet, "nothing on stderr but mistakes and warnings");
  add_choice(command, "--format", settings.format,
             {{"table", Format::table}, {"csv", Format::csv}, {"json", Format::json}},
             "what stdout gets: table (default), csv or json");
  add_error_format(command, settings.error_format);
}

output::Manifest manifest_for(const RunSettings& settings, const std::string& file, const Loaded& loaded) {
  const scenario::Simulation& simulation = loaded.scenario->simulation;
  return {.version = build_info::version,
          .commit = build_info::commit,
          .scenario_file = file,
          .scenario_hash = loaded.hash,
          .patients = settings.patients.value_or(static_cast<std::uint64_t>(simulation.patients)),
          .seed = settings.seed.value_or(static_cast<std::uint64_t>(simulation.seed)),
          .threads = threads_for(settings.thread_count())};
}

Progress progress_of(std::uint64_t patients, const RunSettings& settings) {
  using Shown = Progress::Shown;
  return Progress(patients, !settings.quiet && stderr_can_show_progress() ? Shown::yes : Shown::no);
}

output::Style style_of_stdout() {
  return stdout_has_colours() ? output::Style::coloured : output::Style::plain;
}

void print_as(Format format, const std::string& table, const std::string& csv, const std::string& json) {
  switch (format) {
    case Format::table: return print(table);
    case Format::csv: return print(csv);
    case Format::json: return print(json);
  }
}

}  // namespace spinepath::cli
