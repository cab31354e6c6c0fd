#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/interrupt.h"
#include "sim/cli/run_settings.h"
#include "sim/cli/streams.h"
#include "sim/output/console.h"
#include "sim/output/csv.h"
#include "sim/output/files.h"
#include "sim/output/number.h"
#include "sim/output/summary_json.h"
#include "sim/scenario/compile.h"

namespace spinepath::cli {
namespace {

struct RunArguments {
  std::string file;
  RunSettings settings;
};

const std::vector<std::string> file_names{"outcomes.csv", "differences.csv", "summary.json"};

std::filesystem::path folder_for(const RunArguments& arguments) {
  if (!arguments.settings.out.empty()) return arguments.settings.out;
  return std::filesystem::path("results") / std::filesystem::path(arguments.file).stem();
}

struct Timed {
  std::optional<RunSums> sums;  ///< none: interrupted
  double seconds = 0;
};

Timed simulate(const CareModel& model, const RunSettings& settings, const output::Manifest& manifest) {
  Progress progress = progress_of(manifest.patients, settings);
  const RunOptions options{
      .patients = manifest.patients, .seed = manifest.seed, .threads = settings.thread_count()};
  auto sums = run(model, options, watched_by(progress));
  return {std::move(sums), progress.seconds()};
}

ExitCode run_scenario(const RunArguments& arguments) {
  const RunSettings& settings = arguments.settings;
  const Loaded loaded = load(arguments.file, settings.error_format);
  if (!loaded.scenario) return loaded.exit_code;
  const output::OutputFolder folder(folder_for(arguments), file_names);
  output::Manifest manifest = manifest_for(settings, arguments.file, loaded);
  const CareModel model = compile(*loaded.scenario);

  listen_for_interrupts();
  const Timed timed = simulate(model, settings, manifest);
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
  print_as(settings.format, console_report(record, style_of_stdout()), files[0].text, files[2].text);
  if (!settings.quiet)
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
  add_run_settings(*app, arguments->settings, "results/<name of the scenario file>");
  app->footer("Example:\n  spinepath run scenarios/four_ways.toml --patients 1e6 --out results/mine");
  return {app, [arguments] { return run_scenario(*arguments); }};
}

}  // namespace spinepath::cli
