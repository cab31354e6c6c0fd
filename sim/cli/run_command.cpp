#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/interrupt.h"
#include "sim/cli/precision_stage.h"
#include "sim/cli/psa_stage.h"
#include "sim/cli/run_settings.h"
#include "sim/cli/streams.h"
#include "sim/output/console.h"
#include "sim/output/csv.h"
#include "sim/output/exports.h"
#include "sim/output/files.h"
#include "sim/output/number.h"
#include "sim/output/psa_csv.h"
#include "sim/output/subgroups.h"
#include "sim/output/summary_json.h"
#include "sim/scenario/compile.h"

namespace spinepath::cli {
namespace {

struct RunArguments {
  std::string file;
  RunSettings settings;
  PsaArguments psa;
  std::vector<std::string> precision;
  std::optional<SubgroupKey> by;
};

/// What is asked of the run and of the PSA after it, once the command line is known to be right.
struct Asked {
  std::vector<PrecisionGoal> precision;
  std::optional<PsaOptions> psa;
};

const std::vector<std::string> file_names{"outcomes.csv", "differences.csv", "summary.json"};
const std::vector<std::string> psa_file_names{"draws.csv", "parameters.csv", "decision.csv",
                                              "information.csv"};

constexpr const char* subgroup_file_name = "subgroups.csv";

std::vector<std::string> files_of(const std::optional<PsaOptions>& psa,
                                  const std::optional<SubgroupKey>& by) {
  std::vector<std::string> names = file_names;
  if (by) names.emplace_back(subgroup_file_name);
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
  std::string precision;  ///< what came of it, in lines
  bool precise = true;
  std::optional<SubgroupResults> subgroups;
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
  if (record.subgroups)
    files.push_back({subgroup_file_name, output::subgroups_csv(record.scenario, *record.subgroups)});
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
  const output::RunRecord record{*loaded.scenario,
                                 finished.results,
                                 finished.manifest,
                                 psa ? &*psa : nullptr,
                                 decision ? &*decision : nullptr,
                                 finished.subgroups ? &*finished.subgroups : nullptr};
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
  if (!arguments.settings.quiet || !finished.precise) tell(finished.precision);
  return finished.precise ? ok : check_failed;
}

/// The run at the parameters' values; false if interrupted.
bool simulate(const RunArguments& arguments, const scenario::Scenario& scenario,
              std::span<const PrecisionGoal> goals, Finished& finished) {
  output::Manifest& manifest = finished.manifest;
  const CareModel model = compile(scenario);
  RunOptions options{.seed = manifest.seed,
                     .threads = arguments.settings.thread_count(),
                     .keep = goals.empty() ? Keep::spend_quantiles : Keep::both};
  std::optional<SubgroupQuestion> subgroups;
  if (arguments.by) {
    subgroups.emplace(*arguments.by, scenario);
    options.combinations = subgroups->combinations(Layout(model));
    options.grouping = subgroups->grouping();
  }
  const RunOf run_of = [&](std::uint64_t patients) {
    Progress progress = progress_of(patients, arguments.settings);
    options.patients = patients;
    std::optional<RunSums> sums = run(model, options, watched_by(progress));
    finished.seconds += progress.seconds();
    return sums;
  };
  const auto keep = [&](const RunSums& sums) {
    finished.results = summarise(model, sums);
    if (subgroups) finished.subgroups = subgroups->results(model, sums);
  };
  if (goals.empty()) {
    const std::optional<RunSums> sums = run_of(manifest.patients);
    if (!sums) return false;
    keep(*sums);
  } else {
    const std::uint64_t limit = arguments.settings.patients.value_or(default_precision_limit);
    const std::optional<PreciseRun> precise = run_until_precise(model, goals, limit, run_of);
    if (!precise) return false;
    keep(precise->sums);
    finished.precision = precision_text(*precise, goals, limit);
    finished.precise = precise->reached;
    manifest.patients = precise->patients;
  }
  manifest.wall_seconds = finished.seconds;
  return true;
}

/// All that is simulated; none if interrupted before there is anything to tell.
std::optional<Finished> simulate_all(const RunArguments& arguments, const Loaded& loaded,
                                     const Asked& asked) {
  Finished finished{.manifest = manifest_for(arguments.settings, arguments.file, loaded)};
  output::Manifest& manifest = finished.manifest;
  if (!simulate(arguments, *loaded.scenario, asked.precision, finished)) return std::nullopt;
  const std::optional<PsaOptions>& psa = asked.psa;
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
  auto goals = precision_goals(arguments.precision, *loaded.scenario);
  if (const auto* problem = std::get_if<std::string>(&goals)) {
    tell(fmt::format("spinepath run: {}\n", *problem));
    return usage;
  }
  const output::Manifest manifest = manifest_for(arguments.settings, arguments.file, loaded);
  const Asked asked{std::get<std::vector<PrecisionGoal>>(std::move(goals)),
                    psa_options(arguments.psa, *loaded.scenario, manifest.seed, manifest.threads)};
  for (const std::string& name : files_of(asked.psa, arguments.by))
    if (is_input(folder_for(arguments) / name, loaded)) return file_failure;
  const output::OutputFolder folder(folder_for(arguments), files_of(asked.psa, arguments.by));

  listen_for_interrupts();
  const std::optional<Finished> finished = simulate_all(arguments, loaded, asked);
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

void add_by(CLI::App& command, std::optional<SubgroupKey>& by) {
  const auto check = [](const std::string& text) {
    const std::vector<std::string> known(subgroup_keys.begin(), subgroup_keys.end());
    return std::ranges::find(known, text) != known.end() ? std::string{}
                                                         : unknown_name("subgroup", text, known);
  };
  const auto take = [&by](const std::string& text) {
    by = static_cast<SubgroupKey>(std::ranges::find(subgroup_keys, text) - subgroup_keys.begin());
  };
  command
      .add_option_function<std::string>("--by", take,
                                        "all outcomes by subgroup too: condition, severity, age_band "
                                        "(under 40, 40 to 64, 65 and over), insured")
      ->check(CLI::Validator(check, ""))
      ->type_name("NAME");
}

}  // namespace

Command add_run(CLI::App& program) {
  CLI::App* app = program.add_subcommand("run", "run a scenario: all patients through all pathways");
  const auto arguments = std::make_shared<RunArguments>();
  add_scenario_file(*app, arguments->file);
  add_run_settings(*app, arguments->settings, "results/<name of the scenario file>");
  add_psa_options(*app, arguments->psa);
  add_precision_option(*app, arguments->precision);
  add_by(*app, arguments->by);
  app->footer("Example:\n  spinepath run scenarios/four_ways.toml --patients 1e6 --out results/mine");
  return {app, [arguments] { return run_scenario(*arguments); }};
}

}  // namespace spinepath::cli
