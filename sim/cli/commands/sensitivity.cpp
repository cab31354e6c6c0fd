#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/stages/sensitivity_question.h"
#include "sim/cli/terminal/interrupt.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/files/folder.h"
#include "sim/output/sensitivity/record.h"

namespace spinepath::cli {
namespace {

/// What an analysis made, ready to be written and printed.
struct Finished {
  std::vector<output::File> files;  ///< the CSV first, then the JSON
  std::string report;
  std::string partial = {};  ///< how far it came, where it was stopped
};

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

std::vector<std::string> file_names(SensitivityKind kind) {
  switch (kind) {
    case SensitivityKind::one_way: return {"sensitivity.csv", "sensitivity.json", "export/owsa.csv"};
    case SensitivityKind::two_way: return {"two_way.csv", "two_way.json"};
    case SensitivityKind::threshold: break;
  }
  return {"threshold.csv", "threshold.json"};
}

std::vector<output::File> files_of(SensitivityKind kind, const output::SensitivityRecord& record,
                                   const output::Sheet& sheet, bool complete) {
  const std::vector<std::string> names = file_names(kind);
  return {{names[0], csv_of(sheet)}, {names[1], sensitivity_json(record, sheet, complete)}};
}

/// None if stopped before there is anything to tell.
std::optional<Finished> analyse(const SensitivityArguments& arguments, const SensitivityAsked& asked,
                                Progress& progress) {
  const KeepGoing watched = watched_by(progress);
  output::SensitivityRecord record{asked.used, asked.question, asked.manifest};
  const output::Style style = style_of_stdout();
  const SensitivityKind kind = arguments.kind();
  if (kind == SensitivityKind::one_way) {
    const auto tornado = one_way(asked.used, asked.moved, asked.question, watched);
    if (!tornado || tornado->bars.empty()) return std::nullopt;
    record.manifest.wall_seconds = progress.seconds();
    Finished finished{files_of(kind, record, sheet_of(record, *tornado), tornado->complete()),
                      sensitivity_report(record, *tornado, style)};
    finished.files.push_back({file_names(kind)[2], owsa_csv(record, *tornado)});
    if (!tornado->complete())
      finished.partial = fmt::format("{} of {} parameters", tornado->bars.size(), tornado->asked_for);
    return finished;
  }
  if (kind == SensitivityKind::two_way) {
    const auto grid = two_way(asked.used, asked.parameters[0], asked.parameters[1],
                              arguments.points.value_or(usual_points), asked.question, watched);
    if (!grid) return std::nullopt;
    record.manifest.wall_seconds = progress.seconds();
    Finished finished{files_of(kind, record, sheet_of(record, *grid), grid->complete()),
                      sensitivity_report(record, *grid, style)};
    if (!grid->complete())
      finished.partial = fmt::format("{} of {} points of the grid", grid->answers.size(), grid->points());
    return finished;
  }
  const auto found = value_threshold(asked.used, arguments.threshold, *asked.range, asked.question, watched);
  if (!found) return std::nullopt;
  record.manifest.wall_seconds = progress.seconds();
  return Finished{files_of(kind, record, sheet_of(record, *found, arguments.threshold), true),
                  sensitivity_report(record, *found, arguments.threshold, style)};
}

std::filesystem::path folder_for(const SensitivityArguments& arguments) {
  if (!arguments.settings.out.empty()) return arguments.settings.out;
  return std::filesystem::path("results") / std::filesystem::path(arguments.file).stem();
}

ExitCode analyse_and_write(const SensitivityArguments& arguments, const SensitivityAsked& asked) {
  const RunSettings& settings = arguments.settings;
  const output::OutputFolder folder(folder_for(arguments), file_names(arguments.kind()));
  listen_for_interrupts();
  std::optional<Finished> finished;
  double seconds = 0;
  {
    Progress progress = progress_of(runs_of(arguments, asked) * asked.question.patients, settings);
    finished = analyse(arguments, asked, progress);
    seconds = progress.seconds();
  }
  if (!finished) {
    tell("spinepath: interrupted; nothing was written\n");
    return interrupted;
  }
  folder.write(finished->files);
  print_as(settings.format, finished->report, finished->files[0].text, finished->files[1].text);
  if (!finished->partial.empty()) {
    tell(fmt::format("spinepath: interrupted after {}, which are in {}\n", finished->partial,
                     folder.path().string()));
    return interrupted;
  }
  if (!settings.quiet) tell(fmt::format("{}; files in {}\n", elapsed_text(seconds), folder.path().string()));
  return ok;
}

ExitCode run_sensitivity(const SensitivityArguments& arguments) {
  const Loaded loaded = load(arguments.file, arguments.settings.error_format);
  if (!loaded.scenario) return loaded.exit_code;
  std::optional<SensitivityAsked> asked;
  try {
    asked = read_question(arguments, loaded);
  } catch (const WrongCall& wrong) {
    tell(fmt::format("spinepath sensitivity: {}\n", wrong.problem));
    return usage;
  }
  if (is_input(folder_for(arguments), file_names(arguments.kind()), loaded.files)) return file_failure;
  return analyse_and_write(arguments, *asked);
}

}  // namespace

Action add_sensitivity(CLI::App& app) {
  const auto arguments = std::make_shared<SensitivityArguments>();
  add_scenario_file(app, arguments->file);
  app.add_option("--outcome", arguments->outcome,
                 "inmb@50000 (default: at the first threshold of [decision]), spend:payer, qalys, "
                 "relief_50@12 months, …")
      ->type_name("OUTCOME");
  app.add_option("--pathway", arguments->pathway,
                 "whose outcome, less the first pathway's (default: the second one; the first one: its own)")
      ->type_name("NAME");
  app.add_option("--parameters", arguments->parameters,
                 "only these: names with * and ?, source:KEY, design:NAME (default: all uncertain ones)")
      ->type_name("PATTERN");
  app.add_flag("--each-number", arguments->each_number,
               "the numbers of a curve one at a time, not all of it together");
  app.add_option("--two-way", arguments->two_way, "a grid over the 95 % intervals of two parameters")
      ->expected(2)
      ->type_name("A B");
  add_count(app, "--points", arguments->points, {2, 50}, "of the grid along each parameter (default: 5)");
  app.add_option("--threshold", arguments->threshold,
                 "the value of this parameter, uncertain or not, or of a price, the same for everybody, at "
                 "which the difference passes 0")
      ->type_name("PARAMETER");
  app.add_option("--range", arguments->range, "where to search (default: all that the parameter may be)")
      ->expected(2)
      ->type_name("LOW HIGH");
  add_run_settings(app, arguments->settings, "results/<name of the scenario file>");
  return [arguments] { return run_sensitivity(*arguments); };
}

}  // namespace spinepath::cli
