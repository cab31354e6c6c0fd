#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/job.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/options/run_settings.h"
#include "sim/cli/stages/run_stages.h"
#include "sim/cli/terminal/stop.h"
#include "sim/output/text/number.h"
#include "sim/output/validation/record.h"
#include "sim/scenario/compile/compile.h"

namespace spinepath::cli {
namespace {

struct ValidateArguments {
  std::vector<std::string> files;
  RunSettings settings;
};

/// A scenario with figures, and where its predictions are.
struct ToValidate {
  std::string file;
  Loaded loaded;
  std::vector<output::FigurePlace> places;
};

ToValidate load_figures(const RunSettings& settings, const std::string& file) {
  ToValidate one{file, load_for(settings, file), {}};
  const scenario::Scenario& scenario = *one.loaded.scenario;
  output::FigurePlaces found = output::places_of_figures(scenario, compile(scenario));
  if (scenario.published.empty())
    found.errors.push_back({.where = {},
                            .key = "published",
                            .problem = "missing: there is nothing to compare with",
                            .allowed = "tables [[published]], see scenarios/guide.md"});
  if (!found.errors.empty()) {
    print_errors(found.errors, one.loaded.files, settings.error_format);
    throw Stop{invalid_scenario};
  }
  one.places = std::move(found.places);
  return one;
}

/// None if stopped before the run was complete.
std::optional<output::ValidationRecord> validated(const RunSettings& settings, const ToValidate& one) {
  const scenario::Scenario& scenario = *one.loaded.scenario;
  const auto has_condition = [](const scenario::Published& figure) { return !figure.condition.text.empty(); };
  const bool by_condition = std::ranges::any_of(scenario.published, has_condition);
  RunAsked asked{.settings = settings, .by = {}, .precision = {}, .psa = {}};
  if (by_condition) asked.by.push_back(condition_of_patients(scenario));
  const auto done = simulate_all(asked, scenario, manifest_for(settings, one.file, one.loaded));
  if (!done) return std::nullopt;
  return validation_record(scenario, done->manifest, one.places, done->results,
                           done->subgroups ? &*done->subgroups : nullptr);
}

std::optional<Finished> finish(const RunSettings& settings, const std::vector<ToValidate>& all) {
  std::vector<output::ValidationRecord> records;
  Finished finished;
  double seconds = 0;
  for (const ToValidate& one : all) {
    auto record = validated(settings, one);
    if (!record) return std::nullopt;
    if (!records.empty()) finished.report += "\n";
    finished.report += validation_report(*record, style_of(settings));
    if (record->has_unexplained()) finished.exit_code = check_failed;
    seconds += record->manifest.wall_seconds;
    records.push_back(std::move(*record));
  }
  if (records.size() > 1) finished.report += validation_totals(records, style_of(settings));
  finished.files = {{"validation.csv", csv_of(validation_sheet(records))},
                    {"validation.json", output::text_of(validation_json(records))}};
  finished.summary = fmt::format("{} in {}", output::counted(all.size(), "scenario"), elapsed_text(seconds));
  return finished;
}

ExitCode validate(const ValidateArguments& arguments) {
  const RunSettings& settings = arguments.settings;
  std::vector<ToValidate> all;
  std::vector<std::string> read;
  for (const std::string& file : arguments.files) {
    all.push_back(load_figures(settings, file));
    read.insert(read.end(), all.back().loaded.files.begin(), all.back().loaded.files.end());
  }
  return perform(with_settings(
      settings, {.scenarios = arguments.files,
                 .read = std::move(read),
                 .to = ToFolder{.named = settings.out,
                                .usual = results_folder(arguments.files.front(), "results/validate"),
                                .command = "validate",
                                .names = {"validation.csv", "validation.json"}},
                 .work = [&] { return finish(settings, all); }}));
}

}  // namespace

Action add_validate(CLI::App& app) {
  const auto arguments = std::make_shared<ValidateArguments>();
  app.add_option("FILE", arguments->files, "scenario files with published figures")
      ->required()
      ->type_name("FILE.toml");
  add_changes(app, arguments->settings.changes);
  add_run_settings(app, arguments->settings, "results/validate/<name of the first scenario file>");
  return [arguments] { return validate(*arguments); };
}

}  // namespace spinepath::cli
