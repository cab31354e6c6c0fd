#include <memory>

#include <fmt/format.h>

#include "build_info.h"
#include "sim/cli/commands.h"
#include "sim/cli/interrupt.h"
#include "sim/cli/progress.h"
#include "sim/cli/streams.h"
#include "sim/output/console.h"
#include "sim/output/csv.h"
#include "sim/output/files.h"
#include "sim/output/number.h"
#include "sim/output/summary_json.h"
#include "sim/scenario/compile.h"

namespace spinepath::cli {
namespace {

enum class Format { table, csv, json };

struct RunArguments {
  std::string file;
  std::optional<std::uint64_t> patients, seed, threads;
  std::string out;
  bool quiet = false;
  Format format = Format::table;
  ErrorFormat error_format = ErrorFormat::text;
};

const std::vector<std::string> file_names{"outcomes.csv", "differences.csv", "summary.json"};

std::filesystem::path folder_for(const RunArguments& arguments) {
  if (!arguments.out.empty()) return arguments.out;
  return std::filesystem::path("results") / std::filesystem::path(arguments.file).stem();
}

output::Manifest manifest_for(const RunArguments& arguments, const Loaded& loaded) {
  const scenario::Simulation& simulation = loaded.scenario->simulation;
  return {.version = build_info::version,
          .commit = build_info::commit,
          .scenario_file = arguments.file,
          .scenario_hash = loaded.hash,
          .patients = arguments.patients.value_or(static_cast<std::uint64_t>(simulation.patients)),
          .seed = arguments.seed.value_or(static_cast<std::uint64_t>(simulation.seed)),
          .threads = threads_for(static_cast<int>(arguments.threads.value_or(0)))};
}

struct Timed {
  std::optional<RunSums> sums;  ///< none: interrupted
  double seconds = 0;
};

Timed simulate(const CareModel& model, const RunArguments& arguments, const output::Manifest& manifest) {
  const bool shown = !arguments.quiet && stderr_can_show_progress();
  Progress progress(manifest.patients, shown ? Progress::Shown::yes : Progress::Shown::no);
  const RunOptions options{.patients = manifest.patients,
                           .seed = manifest.seed,
                           .threads = static_cast<int>(arguments.threads.value_or(0))};
  auto sums = run(model, options, [&](std::uint64_t done) {
    progress.show(done);
    return !interrupt_requested();
  });
  return {std::move(sums), progress.seconds()};
}

void print_results(const output::RunRecord& record, const std::vector<output::File>& files, Format format) {
  switch (format) {
    case Format::table: {
      using output::Style;
      return print(console_report(record, stdout_has_colours() ? Style::coloured : Style::plain));
    }
    case Format::csv: return print(files[0].text);
    case Format::json: return print(files[2].text);
  }
}

ExitCode run_scenario(const RunArguments& arguments) {
  const Loaded loaded = load(arguments.file, arguments.error_format);
  if (!loaded.scenario) return loaded.exit_code;
  const output::OutputFolder folder(folder_for(arguments), file_names);
  output::Manifest manifest = manifest_for(arguments, loaded);
  const CareModel model = compile(*loaded.scenario);

  listen_for_interrupts();
  const Timed timed = simulate(model, arguments, manifest);
  if (!timed.sums) {
    tell("spinepath: interrupted; nothing was written\n");
    return interrupted;
  }
  manifest.wall_seconds = timed.seconds;
  const Results results = summarise(model, *timed.sums);
  const output::RunRecord record{*loaded.scenario, results, manifest};
  const std::vector<output::File> files{{file_names[0], output::outcomes_csv(*loaded.scenario, results)},
                                        {file_names[1], output::differences_csv(*loaded.scenario, results)},
                                        {file_names[2], summary_json(record)}};
  folder.write(files);
  print_results(record, files, arguments.format);
  if (!arguments.quiet)
    tell(fmt::format("{} patients in {} ({}); files in {}\n",
                     output::compact(static_cast<double>(manifest.patients), 15), elapsed_text(timed.seconds),
                     speed_text(static_cast<double>(manifest.patients) / timed.seconds),
                     folder.path().string()));
  return ok;
}

}  // namespace

Command add_run(CLI::App& program) {
  CLI::App* app = program.add_subcommand("run", "run a scenario: all patients through all pathways");
  const auto arguments = std::make_shared<RunArguments>();
  add_scenario_file(*app, arguments->file);
  add_count(*app, "--patients", arguments->patients, patient_counts, "in place of the scenario's number");
  add_count(*app, "--seed", arguments->seed, seeds, "in place of the scenario's");
  add_count(*app, "--threads", arguments->threads, thread_counts,
            "0: all cores (default); the results do not depend on it");
  app->add_option("--out", arguments->out,
                  "folder for the files (default: results/<name of the scenario file>)")
      ->type_name("DIR");
  app->add_flag("--quiet", arguments->quiet, "nothing on stderr but mistakes and warnings");
  add_choice(*app, "--format", arguments->format,
             {{"table", Format::table}, {"csv", Format::csv}, {"json", Format::json}},
             "what stdout gets: table (default), csv or json");
  add_error_format(*app, arguments->error_format);
  app->footer("Example:\n  spinepath run scenarios/four_ways.toml --patients 1e6 --out results/mine");
  return {app, [arguments] { return run_scenario(*arguments); }};
}

}  // namespace spinepath::cli
