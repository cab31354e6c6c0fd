#include <memory>

#include <fmt/format.h>

#include "models/numerics/fnv.h"
#include "sim/analysis/comparison/comparison.h"
#include "sim/cli/commands.h"
#include "sim/cli/job.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/stages/cases.h"
#include "sim/cli/stages/comparison_name.h"
#include "sim/output/comparison/csv.h"
#include "sim/output/comparison/json.h"
#include "sim/output/comparison/report.h"

namespace spinepath::cli {
namespace {

struct CompareArguments {
  std::vector<std::string> files;
  std::string evidence;
  RunSettings settings;
};

std::optional<Finished> finish(const RunSettings& settings, Cases& read) {
  Progress progress = progress_of({"runs", patients_in_all(read.cases)}, settings);
  const auto comparison = compare(read.cases, settings.thread_count(), watched_by(progress));
  if (!comparison) return std::nullopt;
  const double seconds = progress.seconds();
  for (output::Manifest& manifest : read.manifests) manifest.wall_seconds = seconds;
  const output::ComparisonRecord record{read.cases, *comparison, read.money, read.manifests};
  return Finished{.files = {{"outcomes.csv", compared_outcomes_csv(record)},
                            {"differences.csv", compared_differences_csv(record)},
                            {"comparison.json", comparison_json(record)}},
                  .report = comparison_report(record, style_of(settings)),
                  .summary = fmt::format("{} cases in {}", read.cases.size(), elapsed_text(seconds))};
}

/// A manifest with the hash of all scenarios.
output::Manifest together(const std::vector<output::Manifest>& manifests) {
  output::Manifest all = manifests.front();
  for (const output::Manifest& manifest : manifests)
    all.scenario_hash = fnv1a(all.scenario_hash, output::hash_text(manifest.scenario_hash));
  return all;
}

ExitCode compare_cases(CompareArguments& arguments) {
  RunSettings& settings = arguments.settings;
  Cases read = read_cases(arguments.files, arguments.evidence, settings);
  const std::string name = comparison_name(arguments.files, read.evidence);
  settings.saved = open_saved(settings, together(read.manifests), "");
  return perform({.scenarios = arguments.files,
                  .read = read.read,
                  .to = ToFolder{.named = settings.out,
                                 .usual = std::filesystem::path("results/compare") / name,
                                 .command = "compare",
                                 .names = {"outcomes.csv", "differences.csv", "comparison.json"},
                                 .pictured = settings.pictured(read.cases.front().scenario)},
                  .format = settings.format,
                  .words = repeatable_words(settings),
                  .threads = threads_for(settings.thread_count()),
                  .quiet = settings.quiet,
                  .verbose = settings.verbose,
                  .saved = settings.saved,
                  .work = [&] { return finish(settings, read); }});
}

}  // namespace

Action add_compare(CLI::App& app) {
  const auto arguments = std::make_shared<CompareArguments>();
  app.add_option("FILE", arguments->files, "scenario files; the first one is the reference")
      ->required()
      ->type_name("FILE.toml");
  app.add_option("--evidence", arguments->evidence,
                 "each file under each of these variants\nDefault: each under its own evidence.")
      ->type_name("NAME,NAME,…");
  add_overrides(app, arguments->settings.changes);
  add_run_settings(app, arguments->settings, "results/compare/<names of files and evidences>");
  add_report_option(app, arguments->settings);
  add_saving(app, arguments->settings.saving);
  return [arguments] { return compare_cases(*arguments); };
}

}  // namespace spinepath::cli
