#include <memory>

#include <fmt/format.h>

#include "sim/analysis/comparison/comparison.h"
#include "sim/cli/commands.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/options/run_settings.h"
#include "sim/cli/stages/cases.h"
#include "sim/cli/stages/comparison_name.h"
#include "sim/cli/terminal/interrupt.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/comparison/csv.h"
#include "sim/output/comparison/json.h"
#include "sim/output/comparison/report.h"
#include "sim/output/files/folder.h"

namespace spinepath::cli {
namespace {

struct CompareArguments {
  std::vector<std::string> files;
  std::string evidence;
  RunSettings settings;
};

const std::vector<std::string> file_names{"outcomes.csv", "differences.csv", "comparison.json"};

std::filesystem::path folder_for(const CompareArguments& arguments, const Cases& read) {
  if (!arguments.settings.out.empty()) return arguments.settings.out;
  return std::filesystem::path("results/compare") / comparison_name(arguments.files, read.evidence);
}

struct Timed {
  std::optional<Comparison> comparison;  ///< none: interrupted
  double seconds = 0;
};

Timed simulate(const std::vector<Case>& cases, const RunSettings& settings) {
  Progress progress = progress_of(patients_in_all(cases), settings);
  auto comparison = compare(cases, settings.thread_count(), watched_by(progress));
  return {std::move(comparison), progress.seconds()};
}

ExitCode compare_cases(const CompareArguments& arguments) {
  const RunSettings& settings = arguments.settings;
  Cases read = read_cases(arguments.files, arguments.evidence, settings);
  if (read.exit_code != ok) return read.exit_code;
  const std::filesystem::path path = folder_for(arguments, read);
  if (is_input(path, file_names, read.read)) return file_failure;
  const output::OutputFolder folder(path, file_names);

  listen_for_interrupts();
  const Timed timed = simulate(read.cases, settings);
  if (!timed.comparison) {
    tell("spinepath: interrupted; nothing was written\n");
    return interrupted;
  }
  for (output::Manifest& manifest : read.manifests) manifest.wall_seconds = timed.seconds;
  const output::ComparisonRecord record{read.cases, *timed.comparison, read.money, std::move(read.manifests)};
  const std::vector<output::File> files{{file_names[0], compared_outcomes_csv(record)},
                                        {file_names[1], compared_differences_csv(record)},
                                        {file_names[2], comparison_json(record)}};
  folder.write(files);
  print_as(settings.format, comparison_report(record, style_of_stdout()), files[0].text, files[2].text);
  if (!settings.quiet)
    tell(fmt::format("{} cases in {}; files in {}\n", read.cases.size(), elapsed_text(timed.seconds),
                     folder.path().string()));
  return ok;
}

}  // namespace

Action add_compare(CLI::App& app) {
  const auto arguments = std::make_shared<CompareArguments>();
  app.add_option("FILE", arguments->files, "scenario files (TOML); the first one is the reference")
      ->required();
  app.add_option("--evidence", arguments->evidence,
                 "each file under each of these evidence variants (default: the file's own)")
      ->type_name("NAME,NAME,…");
  add_run_settings(app, arguments->settings, "results/compare/<names of files and evidences>");
  return [arguments] { return compare_cases(*arguments); };
}

}  // namespace spinepath::cli
