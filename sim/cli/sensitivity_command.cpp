#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/interrupt.h"
#include "sim/cli/run_settings.h"
#include "sim/cli/sensitivity_outcome.h"
#include "sim/cli/streams.h"
#include "sim/output/files.h"
#include "sim/output/sensitivity_record.h"
#include "sim/scenario/evidence.h"
#include "sim/scenario/parameters.h"

namespace spinepath::cli {
namespace {

using scenario::Scenario;

struct SensitivityArguments {
  std::string file, outcome, parameters = "*", pathway, threshold;
  std::vector<std::string> two_way;
  std::vector<double> range;
  std::optional<std::uint64_t> points;
  RunSettings settings;
};

/// A mistake on the command line.
struct WrongCall {
  std::string problem;
};

/// What is asked, once all names are known to be right.
struct Asked {
  Scenario used;
  SensitivityQuestion question;
  output::Manifest manifest;
  std::vector<ParameterRange> parameters;  ///< of the tornado, or the two of the grid
  std::optional<SearchRange> range;        ///< of the threshold
};

enum class Kind { one_way, two_way, threshold };
Kind kind_of(const SensitivityArguments& arguments) {
  if (!arguments.two_way.empty()) return Kind::two_way;
  return arguments.threshold.empty() ? Kind::one_way : Kind::threshold;
}

/// The second pathway, or the only one, where none is named.
std::size_t pathway_of(const SensitivityArguments& arguments, const Scenario& scenario) {
  std::vector<std::string> names;
  for (const scenario::Pathway& pathway : scenario.pathways) names.push_back(pathway.name.text);
  if (arguments.pathway.empty()) return std::min<std::size_t>(1, names.size() - 1);
  const auto found = std::ranges::find(names, arguments.pathway);
  if (found == names.end())
    throw WrongCall{fmt::format("--pathway: {}", unknown_name("pathway", arguments.pathway, names))};
  return static_cast<std::size_t>(found - names.begin());
}

SensitivityOutcome outcome_of(const SensitivityArguments& arguments, const Scenario& scenario) {
  const auto parsed =
      parse_outcome(arguments.outcome.empty() ? default_outcome(scenario) : arguments.outcome, scenario);
  if (const auto* wrong = std::get_if<OutcomeProblem>(&parsed))
    throw WrongCall{fmt::format("--outcome: {}", wrong->text)};
  return std::get<SensitivityOutcome>(parsed);
}

std::vector<std::string> paths_of(const std::vector<ParameterRange>& parameters) {
  std::vector<std::string> paths;
  for (const ParameterRange& parameter : parameters) paths.push_back(parameter.path);
  return paths;
}

std::vector<ParameterRange> uncertain_parameters_of(const Scenario& used) {
  std::vector<ParameterRange> all = ranges_of(used, "*");
  if (all.empty())
    throw WrongCall{"no parameter in use has an uncertainty; --threshold can search any parameter"};
  return all;
}

std::vector<ParameterRange> tornado_parameters(const SensitivityArguments& arguments, const Scenario& used) {
  const std::vector<ParameterRange> all = uncertain_parameters_of(used);
  std::vector<ParameterRange> meant = ranges_of(used, arguments.parameters);
  if (meant.empty())
    throw WrongCall{fmt::format("--parameters: no uncertain parameter in use matches; {}",
                                unknown_name("parameter", arguments.parameters, paths_of(all)))};
  return meant;
}

std::vector<ParameterRange> grid_parameters(const SensitivityArguments& arguments, const Scenario& used) {
  const std::vector<ParameterRange> all = uncertain_parameters_of(used);
  if (arguments.two_way[0] == arguments.two_way[1])
    throw WrongCall{"--two-way: both are the same parameter; allowed: two different ones"};
  std::vector<ParameterRange> both;
  for (const std::string& name : arguments.two_way) {
    const auto found = std::ranges::find(all, name, &ParameterRange::path);
    if (found == all.end())
      throw WrongCall{fmt::format("--two-way: {}", unknown_name("uncertain parameter", name, paths_of(all)))};
    both.push_back(*found);
  }
  return both;
}

/// All that a run reads; the horizon stands for itself, since report times lie within it.
std::vector<std::string> searchable(const Scenario& used) {
  std::vector<std::string> names;
  scenario::for_each_parameter(used, [&](const scenario::Parameter& p, const scenario::Limits&) {
    if (p.path != used.simulation.horizon.path && !p.path.starts_with("prices.")) names.push_back(p.path);
  });
  return names;
}

SearchRange threshold_range(const SensitivityArguments& arguments, const Scenario& used) {
  const std::string& name = arguments.threshold;
  const std::vector<std::string> names = searchable(used);
  if (std::ranges::find(names, name) == names.end())
    throw WrongCall{fmt::format("--threshold: {}", unknown_name("parameter", name, names))};
  if (arguments.range.empty()) {
    const auto range = search_range(used, name);
    if (!range) throw WrongCall{fmt::format("--threshold: {} has no upper end; give --range LOW HIGH", name)};
    return *range;
  }
  const SearchRange range{arguments.range[0], arguments.range[1]};
  if (!(range.from < range.to)) throw WrongCall{"--range: LOW is not below HIGH"};
  for (const double end : arguments.range)
    if (const auto misfit = misfit_at(used, {{name, end}}))
      throw WrongCall{fmt::format("--range: {} cannot be {:.6g}: it is not allowed or does not fit into {}",
                                  name, end, misfit->part)};
  return range;
}

Asked read_question(const SensitivityArguments& arguments, const Loaded& loaded) {
  const Kind kind = kind_of(arguments);
  if (kind == Kind::two_way && !arguments.threshold.empty())
    throw WrongCall{"--two-way and --threshold are two analyses; give one of them"};
  if (arguments.points && kind != Kind::two_way) throw WrongCall{"--points: goes with --two-way"};
  if (!arguments.range.empty() && kind != Kind::threshold) throw WrongCall{"--range: goes with --threshold"};
  if (arguments.parameters != "*" && kind != Kind::one_way)
    throw WrongCall{"--parameters: does not go with --two-way or --threshold, which name theirs"};
  Asked asked{.used = as_used(*loaded.scenario),
              .manifest = manifest_for(arguments.settings, arguments.file, loaded)};
  asked.question = {.outcome = outcome_of(arguments, asked.used),
                    .pathway = pathway_of(arguments, asked.used),
                    .patients = asked.manifest.patients,
                    .seed = asked.manifest.seed,
                    .threads = arguments.settings.thread_count()};
  if (kind == Kind::one_way) asked.parameters = tornado_parameters(arguments, asked.used);
  if (kind == Kind::two_way) asked.parameters = grid_parameters(arguments, asked.used);
  if (kind == Kind::threshold) asked.range = threshold_range(arguments, asked.used);
  return asked;
}

/// What an analysis made, ready to be written and printed.
struct Finished {
  std::vector<output::File> files;  ///< the CSV first, then the JSON
  std::string report;
  std::string partial = {};  ///< how far it came, where it was stopped
};

constexpr std::uint64_t usual_points = 5;
constexpr std::uint64_t usual_evaluations = 30;  ///< of a threshold; for the progress line only

std::uint64_t runs_of(const SensitivityArguments& arguments, const Asked& asked) {
  const std::uint64_t points = arguments.points.value_or(usual_points);
  switch (kind_of(arguments)) {
    case Kind::one_way: return 1 + 2 * asked.parameters.size();
    case Kind::two_way: return points * points;
    case Kind::threshold: break;
  }
  return usual_evaluations;
}

std::vector<std::string> file_names(Kind kind) {
  switch (kind) {
    case Kind::one_way: return {"sensitivity.csv", "sensitivity.json", "export/owsa.csv"};
    case Kind::two_way: return {"two_way.csv", "two_way.json"};
    case Kind::threshold: break;
  }
  return {"threshold.csv", "threshold.json"};
}

std::vector<output::File> files_of(Kind kind, const output::SensitivityRecord& record,
                                   const output::Sheet& sheet, bool complete) {
  const std::vector<std::string> names = file_names(kind);
  return {{names[0], csv_of(sheet)}, {names[1], sensitivity_json(record, sheet, complete)}};
}

/// None if stopped before there is anything to tell.
std::optional<Finished> analyse(const SensitivityArguments& arguments, const Asked& asked,
                                Progress& progress) {
  const KeepGoing watched = watched_by(progress);
  output::SensitivityRecord record{asked.used, asked.question, asked.manifest};
  const output::Style style = style_of_stdout();
  const Kind kind = kind_of(arguments);
  if (kind == Kind::one_way) {
    const auto tornado = one_way(asked.used, asked.parameters, asked.question, watched);
    if (!tornado || tornado->bars.empty()) return std::nullopt;
    record.manifest.wall_seconds = progress.seconds();
    Finished finished{files_of(kind, record, sheet_of(record, *tornado), tornado->complete()),
                      sensitivity_report(record, *tornado, style)};
    finished.files.push_back({file_names(kind)[2], owsa_csv(record, *tornado)});
    if (!tornado->complete())
      finished.partial = fmt::format("{} of {} parameters", tornado->bars.size(), tornado->parameters);
    return finished;
  }
  if (kind == Kind::two_way) {
    const auto grid = two_way(asked.used, asked.parameters[0], asked.parameters[1],
                              arguments.points.value_or(usual_points), asked.question, watched);
    if (!grid) return std::nullopt;
    record.manifest.wall_seconds = progress.seconds();
    return Finished{files_of(kind, record, sheet_of(record, *grid), true),
                    sensitivity_report(record, *grid, style)};
  }
  const auto found = value_threshold(asked.used, arguments.threshold, *asked.range, asked.question, watched);
  if (!found) return std::nullopt;
  record.manifest.wall_seconds = progress.seconds();
  return Finished{files_of(kind, record, sheet_of(record, *found, arguments.threshold), true),
                  sensitivity_report(record, *found, arguments.threshold, style)};
}

ExitCode analyse_and_write(const SensitivityArguments& arguments, const Asked& asked) {
  const RunSettings& settings = arguments.settings;
  const std::filesystem::path path =
      settings.out.empty() ? std::filesystem::path("results") / std::filesystem::path(arguments.file).stem()
                           : std::filesystem::path(settings.out);
  const output::OutputFolder folder(path, file_names(kind_of(arguments)));
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
  std::optional<Asked> asked;
  try {
    asked = read_question(arguments, loaded);
  } catch (const WrongCall& wrong) {
    tell(fmt::format("spinepath sensitivity: {}\n", wrong.problem));
    return usage;
  }
  return analyse_and_write(arguments, *asked);
}

}  // namespace

Command add_sensitivity(CLI::App& program) {
  CLI::App* app = program.add_subcommand(
      "sensitivity", "which parameters drive a result, and at which value of one it turns");
  const auto arguments = std::make_shared<SensitivityArguments>();
  add_scenario_file(*app, arguments->file);
  app->add_option("--outcome", arguments->outcome,
                  "inmb@50000 (default: at the first threshold of [decision]), spend:payer, qalys, "
                  "relief_50@12 months, …")
      ->type_name("OUTCOME");
  app->add_option("--pathway", arguments->pathway,
                  "whose outcome, less the first pathway's (default: the second one; the first one: its own)")
      ->type_name("NAME");
  app->add_option("--parameters", arguments->parameters,
                  "only these: names with * and ?, source:KEY, design:NAME (default: all uncertain ones)")
      ->type_name("PATTERN");
  app->add_option("--two-way", arguments->two_way, "a grid over the 95 % intervals of two parameters")
      ->expected(2)
      ->type_name("A B");
  add_count(*app, "--points", arguments->points, {2, 50}, "of the grid along each parameter (default: 5)");
  app->add_option("--threshold", arguments->threshold,
                  "the value of this parameter, uncertain or not, at which the difference passes 0")
      ->type_name("PARAMETER");
  app->add_option("--range", arguments->range, "where to search (default: all that the parameter may be)")
      ->expected(2)
      ->type_name("LOW HIGH");
  add_run_settings(*app, arguments->settings, "results/<name of the scenario file>");
  app->footer(
      "Without --two-way and --threshold: each uncertain parameter at both ends of its 95 % interval, all\n"
      "others at their values, the same patients in every run.\n\n"
      "Examples:\n"
      "  spinepath sensitivity scenarios/four_ways.toml --patients 1e4\n"
      "  spinepath sensitivity scenarios/four_ways.toml --threshold coverage.coinsurance --outcome "
      "spend:payer");
  return {app, [arguments] { return run_sensitivity(*arguments); }};
}

}  // namespace spinepath::cli
