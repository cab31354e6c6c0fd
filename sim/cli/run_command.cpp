#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/interrupt.h"
#include "sim/cli/psa_stage.h"
#include "sim/cli/run_settings.h"
#include "sim/cli/streams.h"
#include "sim/output/console.h"
#include "sim/output/csv.h"
#include "sim/output/exports.h"
#include "sim/output/files.h"
#include "sim/output/number.h"
#include "sim/output/psa_csv.h"
#include "sim/output/summary_json.h"
#include "sim/scenario/compile.h"

namespace spinepath::cli {
namespace {

struct RunArguments {
  std::string file;
  RunSettings settings;
  PsaArguments psa;
};

const std::vector<std::string> file_names{"outcomes.csv", "differences.csv", "summary.json"};
const std::vector<std::string> psa_file_names{"draws.csv", "parameters.csv", "decision.csv",
                                              "information.csv"};

std::vector<std::string> files_of(const std::optional<PsaOptions>& psa) {
  std::vector<std::string> names = file_names;
  if (!psa) return names;
  names.insert(names.end(), psa_file_names.begin(), psa_file_names.end());
  for (std::string& name : output::export_names()) names.push_back(std::move(name));
  return names;
}

std::filesystem::path folder_for(const RunArguments& arguments) {
  if (!arguments.settings.out.empty()) return arguments.settings.out;
  return std::filesystem::path("results") / std::filesystem::path(arguments.file).stem();
}

/// Results at the parameters' values, and the PSA where there is one.
struct Finished {
  Results results;
  std::optional<Psa> psa;
  output::Manifest manifest;
  double seconds = 0, psa_seconds = 0;
};

std::string done_text(const Finished& finished, const std::string& folder) {
  const auto count = [](std::uint64_t n) { return output::compact(static_cast<double>(n), 15); };
  const auto took = [](std::uint64_t patients, double seconds) {
    return fmt::format("in {} ({})", elapsed_text(seconds),
                       speed_text(static_cast<double>(patients) / seconds));
  };
  const output::Manifest& m = finished.manifest;
  std::string text = fmt::format("{} patients {}", count(m.patients), took(m.patients, finished.seconds));
  if (finished.psa)
    text += fmt::format("; {} draws of {} patients {}", count(m.draws), count(m.patients_per_draw),
                        took(m.draws * m.patients_per_draw, finished.psa_seconds));
  return fmt::format("{}; files in {}\n", text, folder);
}

std::vector<output::File> write_files(const output::OutputFolder& folder, const output::RunRecord& record) {
  std::vector<output::File> files{{file_names[0], output::outcomes_csv(record.scenario, record.results)},
                                  {file_names[1], output::differences_csv(record.scenario, record.results)},
                                  {file_names[2], summary_json(record)}};
  if (record.psa) {
    files.push_back({psa_file_names[0], output::draws_csv(record.scenario, *record.psa)});
    files.push_back({psa_file_names[1], output::parameters_csv(*record.psa)});
    files.push_back({psa_file_names[2], output::decision_csv(*record.decision)});
    files.push_back({psa_file_names[3], output::information_csv(*record.decision)});
    for (output::File& file : output::export_files(*record.decision)) files.push_back(std::move(file));
  }
  folder.write(files);
  return files;
}

ExitCode report(const RunArguments& arguments, const Loaded& loaded, const Finished& finished,
                const output::OutputFolder& folder) {
  const auto& psa = finished.psa;
  std::optional<output::DecisionRecord> decision;
  if (psa) decision.emplace(output::decision_record(*loaded.scenario, psa->sample));
  const output::RunRecord record{*loaded.scenario, finished.results, finished.manifest, psa ? &*psa : nullptr,
                                 decision ? &*decision : nullptr};
  const std::vector<output::File> files = write_files(folder, record);
  print_as(arguments.settings.format, console_report(record, style_of_stdout()), files[0].text,
           files[2].text);
  if (psa) warn_of_psa(*psa);
  if (psa && !psa->complete()) {
    tell(fmt::format("spinepath: interrupted after {} of {} draws, which are in {}\n", psa->sample.draws,
                     psa->options.draws, folder.path().string()));
    return interrupted;
  }
  if (!arguments.settings.quiet) tell(done_text(finished, folder.path().string()));
  return ok;
}

/// All that is simulated; none if interrupted before there is anything to tell.
std::optional<Finished> simulate_all(const RunArguments& arguments, const Loaded& loaded,
                                     const std::optional<PsaOptions>& psa) {
  Finished finished{.manifest = manifest_for(arguments.settings, arguments.file, loaded)};
  output::Manifest& manifest = finished.manifest;
  const CareModel model = compile(*loaded.scenario);
  {
    Progress progress = progress_of(manifest.patients, arguments.settings);
    const std::optional<RunSums> sums = run(
        model,
        {.patients = manifest.patients, .seed = manifest.seed, .threads = arguments.settings.thread_count()},
        watched_by(progress));
    if (!sums) return std::nullopt;
    finished.seconds = manifest.wall_seconds = progress.seconds();
    finished.results = summarise(model, *sums);
  }
  if (!psa) return finished;
  const PsaOptions options =
      arguments.psa.split_by_pilot
          ? split_by_pilot(*loaded.scenario, *psa, arguments.settings.quiet ? Tell::nothing : Tell::why)
          : *psa;
  Progress progress = progress_of(options.draws * options.patients, arguments.settings);
  finished.psa = watched_psa(*loaded.scenario, options, progress);
  finished.psa_seconds = progress.seconds();
  manifest.wall_seconds += finished.psa_seconds;
  manifest.draws = finished.psa->sample.draws;
  manifest.patients_per_draw = options.patients;
  if (!finished.psa->impossible_part && manifest.draws < 2) return std::nullopt;
  return finished;
}

ExitCode run_scenario(const RunArguments& arguments) {
  const Loaded loaded = load(arguments.file, arguments.settings.error_format);
  if (!loaded.scenario) return loaded.exit_code;
  if (const std::string problem = problem_with(arguments.psa, *loaded.scenario); !problem.empty()) {
    tell(fmt::format("spinepath run: {}\n", problem));
    return usage;
  }
  const output::Manifest asked = manifest_for(arguments.settings, arguments.file, loaded);
  const auto psa = psa_options(arguments.psa, *loaded.scenario, asked.seed, asked.threads);
  for (const std::string& name : files_of(psa))
    if (is_input(folder_for(arguments) / name, loaded)) return file_failure;
  const output::OutputFolder folder(folder_for(arguments), files_of(psa));

  listen_for_interrupts();
  const std::optional<Finished> finished = simulate_all(arguments, loaded, psa);
  if (!finished) {
    tell("spinepath: interrupted; nothing was written\n");
    return interrupted;
  }
  if (finished->psa && finished->psa->impossible_part) {
    tell_impossible(*finished->psa, loaded, arguments.settings.error_format);
    return scenario_mistakes;
  }
  return report(arguments, loaded, *finished, folder);
}

}  // namespace

Command add_run(CLI::App& program) {
  CLI::App* app = program.add_subcommand("run", "run a scenario: all patients through all pathways");
  const auto arguments = std::make_shared<RunArguments>();
  add_scenario_file(*app, arguments->file);
  add_run_settings(*app, arguments->settings, "results/<name of the scenario file>");
  add_psa_options(*app, arguments->psa);
  app->footer("Example:\n  spinepath run scenarios/four_ways.toml --patients 1e6 --out results/mine");
  return {app, [arguments] { return run_scenario(*arguments); }};
}

}  // namespace spinepath::cli
