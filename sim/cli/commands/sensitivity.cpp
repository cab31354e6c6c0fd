#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/job.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/stages/sensitivity_question.h"
#include "sim/output/sensitivity/record.h"

namespace spinepath::cli {
namespace {

constexpr std::uint64_t usual_points = 5;
constexpr std::uint64_t usual_evaluations = 30;  ///< of a threshold; for the progress line only

std::uint64_t runs_of(const SensitivityArguments& arguments, const SensitivityAsked& asked) {
  const std::uint64_t points = arguments.points.value_or(usual_points);
  switch (arguments.kind()) {
    case SensitivityKind::one_way: return 1 + 2 * asked.moved.size();
    case SensitivityKind::two_way: return points * points;
    case SensitivityKind::threshold: break;
  }
  return usual_evaluations;
}

/// The command in files.json; each kind has its own files.
std::string command_name(SensitivityKind kind) {
  switch (kind) {
    case SensitivityKind::one_way: return "sensitivity";
    case SensitivityKind::two_way: return "sensitivity --two-way";
    case SensitivityKind::threshold: break;
  }
  return "sensitivity --threshold";
}

std::vector<std::string> file_names(SensitivityKind kind) {
  switch (kind) {
    case SensitivityKind::one_way: return {"sensitivity.csv", "sensitivity.json", "export/owsa.csv"};
    case SensitivityKind::two_way: return {"two_way.csv", "two_way.json", "export/twsa.csv"};
    case SensitivityKind::threshold: break;
  }
  return {"threshold.csv", "threshold.json"};
}

/// Files and report of each of the three answers.
template <class Answer, class... More>
Finished finished_with(const output::Style& style, SensitivityKind kind,
                       const output::SensitivityRecord& record, const Answer& answer, bool complete,
                       const More&... more) {
  const std::vector<std::string> names = file_names(kind);
  const output::Sheet sheet = sheet_of(record, answer, more...);
  return {.files = {{names[0], csv_of(sheet)}, {names[1], sensitivity_json(record, sheet, complete)}},
          .report = sensitivity_report(record, answer, more..., style),
          .summary = elapsed_text(record.manifest.wall_seconds)};
}

std::optional<Finished> finish_one_way(const SensitivityAsked& asked, output::SensitivityRecord record,
                                       Progress& progress) {
  const auto tornado = one_way(asked.used, asked.moved, asked.question, watched_by(progress));
  if (!tornado || tornado->bars.empty()) return std::nullopt;
  record.manifest.wall_seconds = progress.seconds();
  constexpr auto kind = SensitivityKind::one_way;
  Finished finished = finished_with(asked.style, kind, record, *tornado, tornado->complete());
  finished.files.push_back({file_names(kind)[2], owsa_csv(record, *tornado)});
  if (!tornado->complete())
    finished.stopped =
        fmt::format("interrupted after {} of {} parameters", tornado->bars.size(), tornado->asked_for);
  return finished;
}

std::optional<Finished> finish_two_way(const SensitivityAsked& asked, std::uint64_t points,
                                       output::SensitivityRecord record, Progress& progress) {
  const auto grid = two_way(asked.used, asked.parameters[0], asked.parameters[1], points, asked.question,
                            watched_by(progress));
  if (!grid) return std::nullopt;
  record.manifest.wall_seconds = progress.seconds();
  constexpr auto kind = SensitivityKind::two_way;
  Finished finished = finished_with(asked.style, kind, record, *grid, grid->complete());
  finished.files.push_back({file_names(kind)[2], twsa_csv(record, *grid)});
  if (!grid->complete())
    finished.stopped =
        fmt::format("interrupted after {} of {} points of the grid", grid->answers.size(), grid->points());
  return finished;
}

std::optional<Finished> finish_threshold(const SensitivityAsked& asked, const std::string& parameter,
                                         output::SensitivityRecord record, Progress& progress) {
  const auto found =
      value_threshold(asked.used, parameter, *asked.range, asked.question, watched_by(progress));
  if (!found) return std::nullopt;
  record.manifest.wall_seconds = progress.seconds();
  return finished_with(asked.style, SensitivityKind::threshold, record, *found, true, parameter);
}

std::optional<Finished> finish(const SensitivityArguments& arguments, const SensitivityAsked& asked) {
  Progress progress =
      progress_of({"runs", runs_of(arguments, asked) * asked.question.patients}, arguments.settings);
  const output::SensitivityRecord record{asked.used, asked.question, asked.manifest, asked.searched_varies};
  switch (arguments.kind()) {
    case SensitivityKind::one_way: return finish_one_way(asked, record, progress);
    case SensitivityKind::two_way:
      return finish_two_way(asked, arguments.points.value_or(usual_points), record, progress);
    case SensitivityKind::threshold: break;
  }
  return finish_threshold(asked, arguments.threshold, record, progress);
}

/// Of each run the means of groups of patients are kept, by pathway.
Plan plan_of(const SensitivityArguments& arguments, const SensitivityAsked& asked) {
  const auto runs = static_cast<double>(runs_of(arguments, asked));
  const double kept =
      runs * static_cast<double>(asked.used.pathways.size() * (3 + most_groups)) * sizeof(double);
  Plan plan{.scenario = &asked.used,
            .stages = {{"runs", "run", runs, static_cast<double>(asked.question.patients)}},
            .seed = asked.question.seed,
            .threads = threads_for(asked.question.threads),
            .share = share_of(arguments.settings.saving),
            .kept = kept,
            .results = small_results,
            .saved = kept};
  plan.notes.emplace_back("less time, since a run simulates only the pathways that a parameter changes");
  if (arguments.kind() == SensitivityKind::threshold)
    plan.notes.emplace_back("a threshold takes as many runs as it needs; their number is a guess");
  return plan;
}

ExitCode sensitivity(SensitivityArguments& arguments) {
  RunSettings& settings = arguments.settings;
  const Loaded loaded = load_for(settings, arguments.file);
  const SensitivityAsked asked = read_question(arguments, loaded);
  if (arguments.kind() == SensitivityKind::threshold && settings.saving.shard)
    throw WrongCall{"--shard: each step of --threshold follows from the ones before; it has no shards"};
  settings.ledgers = open_ledgers(settings, asked.manifest, arguments.file);
  if (arguments.kind() == SensitivityKind::threshold) settings.ledgers.shared = nullptr;  // step by step
  return perform(with_settings(settings, {.scenarios = {arguments.file},
                                          .read = loaded.files,
                                          .to = ToFolder{.named = settings.out,
                                                         .usual = results_folder(arguments.file),
                                                         .command = command_name(arguments.kind()),
                                                         .names = file_names(arguments.kind()),
                                                         .pictured = settings.pictured(*loaded.scenario)},
                                          .plan = plan_of(arguments, asked),
                                          .work = [&] { return finish(arguments, asked); }}));
}

}  // namespace

Action add_sensitivity(CLI::App& app) {
  const auto arguments = std::make_shared<SensitivityArguments>();
  add_scenario_file(app, arguments->file);
  add_changes(app, arguments->settings.changes);
  app.add_option(
         "--outcome", arguments->outcome,
         "inmb@50000, spend:payer, qalys, …\nOr an outcome at a report time: \"relief_50@12 months\". "
         "Default: inmb at the first threshold of [decision].")
      ->type_name("OUTCOME");
  app.add_option(
         "--pathway", arguments->pathway,
         "pathway to compare with the first\nDefault: the second one. If it is the first one, its own "
         "outcome is reported, not a difference.")
      ->type_name("NAME");
  app.add_option("--parameters", arguments->parameters,
                 "only these; names with * and ?\nOr source:KEY, design:NAME. Default: all uncertain ones.")
      ->type_name("PATTERN");
  app.add_flag("--each-number", arguments->each_number,
               "the numbers of a curve one at a time\nNot all of its rates and means together.");
  app.add_option("--two-way", arguments->two_way, "grid over two 95 % intervals")
      ->expected(2)
      ->type_name("A B");
  add_count(app, "--points", arguments->points, {2, 50}, "points of the grid, each way (default: 5)");
  app.add_option(
         "--threshold", arguments->threshold,
         "value at which the difference is 0\nOf a parameter, uncertain or not, or of a price, then the "
         "same for everybody.")
      ->type_name("PARAMETER");
  app.add_option("--range", arguments->range, "search range\nDefault: the whole range of the parameter.")
      ->expected(2)
      ->type_name("LOW HIGH");
  add_run_settings(app, arguments->settings, "results/<name of the scenario file>");
  add_report_option(app, arguments->settings);
  add_saving(app, arguments->settings.saving);
  add_dry_run(app, arguments->settings);
  return [arguments] { return sensitivity(*arguments); };
}

}  // namespace spinepath::cli
