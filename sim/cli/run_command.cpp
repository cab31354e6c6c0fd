#include <memory>

#include <fmt/format.h>

#include "build_info.h"
#include "sim/cli/commands.h"
#include "sim/cli/interrupt.h"
#include "sim/cli/progress.h"
#include "sim/cli/psa_stage.h"
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

enum class Format { table, csv, json };

struct RunArguments {
  std::string file;
  std::optional<std::uint64_t> patients, seed, threads;
  PsaArguments psa;
  std::string out;
  bool quiet = false;
  Format format = Format::table;
  ErrorFormat error_format = ErrorFormat::text;
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

/// None if interrupted.
std::optional<RunSums> simulate(const CareModel& model, const RunArguments& arguments,
                                const output::Manifest& manifest, Progress& progress) {
  const RunOptions options{.patients = manifest.patients,
                           .seed = manifest.seed,
                           .threads = static_cast<int>(arguments.threads.value_or(0))};
  return run(model, options, [&](std::uint64_t done) {
    progress.show(done);
    return !interrupt_requested();
  });
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
  print_results(record, write_files(folder, record), arguments.format);
  if (psa) warn_of_psa(*psa);
  if (psa && !psa->complete()) {
    tell(fmt::format("spinepath: interrupted after {} of {} draws, which are in {}\n", psa->sample.draws,
                     psa->options.draws, folder.path().string()));
    return interrupted;
  }
  if (!arguments.quiet) tell(done_text(finished, folder.path().string()));
  return ok;
}

/// All that is simulated; none if interrupted before there is anything to tell.
std::optional<Finished> simulate_all(const RunArguments& arguments, const Loaded& loaded,
                                     const std::optional<PsaOptions>& psa) {
  const bool shown = !arguments.quiet && stderr_can_show_progress();
  const auto show = shown ? Progress::Shown::yes : Progress::Shown::no;
  Finished finished{.manifest = manifest_for(arguments, loaded)};
  output::Manifest& manifest = finished.manifest;
  const CareModel model = compile(*loaded.scenario);
  {
    Progress progress(manifest.patients, show);
    const std::optional<RunSums> sums = simulate(model, arguments, manifest, progress);
    if (!sums) return std::nullopt;
    finished.seconds = manifest.wall_seconds = progress.seconds();
    finished.results = summarise(model, *sums);
  }
  if (!psa) return finished;
  const PsaOptions options =
      arguments.psa.split_by_pilot
          ? split_by_pilot(*loaded.scenario, *psa, arguments.quiet ? Tell::nothing : Tell::why)
          : *psa;
  Progress progress(options.draws * options.patients, show);
  finished.psa = watched_psa(*loaded.scenario, options, progress);
  finished.psa_seconds = progress.seconds();
  manifest.wall_seconds += finished.psa_seconds;
  manifest.draws = finished.psa->sample.draws;
  manifest.patients_per_draw = options.patients;
  if (!finished.psa->impossible_part && manifest.draws < 2) return std::nullopt;
  return finished;
}

ExitCode run_scenario(const RunArguments& arguments) {
  const Loaded loaded = load(arguments.file, arguments.error_format);
  if (!loaded.scenario) return loaded.exit_code;
  if (const std::string problem = problem_with(arguments.psa, *loaded.scenario); !problem.empty()) {
    tell(fmt::format("spinepath run: {}\n", problem));
    return usage;
  }
  const output::Manifest asked = manifest_for(arguments, loaded);
  const auto psa = psa_options(arguments.psa, *loaded.scenario, asked.seed, asked.threads);
  const output::OutputFolder folder(folder_for(arguments), files_of(psa));

  listen_for_interrupts();
  const std::optional<Finished> finished = simulate_all(arguments, loaded, psa);
  if (!finished) {
    tell("spinepath: interrupted; nothing was written\n");
    return interrupted;
  }
  if (finished->psa && finished->psa->impossible_part) {
    tell_impossible(*finished->psa, loaded, arguments.error_format);
    return scenario_mistakes;
  }
  return report(arguments, loaded, *finished, folder);
}

}  // namespace

Command add_run(CLI::App& program) {
  CLI::App* app = program.add_subcommand("run", "run a scenario: all patients through all pathways");
  const auto arguments = std::make_shared<RunArguments>();
  add_scenario_file(*app, arguments->file);
  add_count(*app, "--patients", arguments->patients, patient_counts, "in place of the scenario's number");
  add_count(*app, "--seed", arguments->seed, seeds, "in place of the scenario's");
  add_psa_options(*app, arguments->psa);
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
