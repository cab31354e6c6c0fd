#include <memory>

#include <fmt/format.h>

#include "models/numerics/fnv.h"
#include "sim/analysis/comparison/comparison.h"
#include "sim/cli/commands.h"
#include "sim/cli/job.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/stages/cases.h"
#include "sim/cli/stages/compared_draws.h"
#include "sim/cli/stages/comparison_name.h"
#include "sim/cli/stages/run_plan.h"
#include "sim/output/comparison/csv.h"
#include "sim/output/comparison/decisions.h"
#include "sim/output/comparison/json.h"
#include "sim/output/comparison/report.h"

namespace spinepath::cli {
namespace {

struct CompareArguments {
  std::vector<std::string> files;
  std::string evidence;
  RunSettings settings;
  PsaArguments psa;

  bool draws() const { return psa.draws.value_or(0) > 0; }
};

constexpr const char *decision_name = "decision.csv", *decision_differences_name = "decision_differences.csv";

std::optional<Finished> finish(const CompareArguments& arguments, Cases& read) {
  const RunSettings& settings = arguments.settings;
  Progress progress = progress_of({"runs", patients_in_all(read.cases)}, settings);
  const auto comparison = compare(read.cases, settings.thread_count(), watched_by(progress));
  if (!comparison) return std::nullopt;
  double seconds = progress.seconds();
  std::optional<ComparedDraws> draws;
  if (arguments.draws()) {
    const Progress whole({"draws"}, ProgressStyle::none);
    draws = compare_draws(read, arguments.psa, settings);
    if (!draws) return std::nullopt;
    seconds += whole.seconds();
  }
  for (output::Manifest& manifest : read.manifests) manifest.wall_seconds = seconds;
  const output::ComparisonRecord record{read.cases, *comparison, read.money, read.manifests,
                                        draws ? &draws->decisions : nullptr};
  Finished finished{.files = {{"outcomes.csv", compared_outcomes_csv(record)},
                              {"differences.csv", compared_differences_csv(record)},
                              {"comparison.json", comparison_json(record)}},
                    .report = comparison_report(record, style_of(settings)),
                    .summary = fmt::format("{} cases in {}", read.cases.size(), elapsed_text(seconds))};
  if (!draws) return finished;
  finished.files.push_back({decision_name, compared_decision_csv(record)});
  finished.files.push_back({decision_differences_name, compared_decision_differences_csv(record)});
  finished.messages = draws->warnings;
  return finished;
}

/// A manifest with the hash of all scenarios.
output::Manifest together(const std::vector<output::Manifest>& manifests) {
  output::Manifest all = manifests.front();
  for (const output::Manifest& manifest : manifests)
    all.scenario_hash = fnv1a(all.scenario_hash, output::hash_text(manifest.scenario_hash));
  return all;
}

Plan plan_of(const CompareArguments& arguments, const Cases& read) {
  const RunSettings& settings = arguments.settings;
  const Case& first = read.cases.front();
  const auto cases = static_cast<double>(read.cases.size());
  Plan plan{.scenario = &first.scenario,
            .stages = {{"runs", "case", cases, static_cast<double>(first.patients)}},
            .seed = first.seed,
            .threads = threads_for(settings.thread_count()),
            .share = share_of(settings.saving),
            .results = cases * small_results};
  if (cases > 1) plan.notes.emplace_back("as if all cases were like the first one");
  const auto psa = psa_options(arguments.psa, first.scenario, first.seed, plan.threads);
  if (!arguments.draws()) return plan;
  const auto draws = static_cast<double>(psa->draws);
  plan.stages.push_back({"draws", "draw", cases * draws, static_cast<double>(psa->patients)});
  const DrawSizes sizes = sizes_of_draws(first.scenario, *psa);
  plan.kept = cases * draws * sizes.kept + draws * sizes.analysis;
  plan.saved = cases * draws * sizes.saved;
  return plan;
}

ExitCode compare_cases(CompareArguments& arguments) {
  RunSettings& settings = arguments.settings;
  Cases read = read_cases(arguments.files, arguments.evidence, settings);
  check(arguments.psa, read);
  const std::string name = comparison_name(arguments.files, read.evidence);
  settings.ledgers = open_ledgers(settings, together(read.manifests), "");
  std::vector<std::string> names{"outcomes.csv", "differences.csv", "comparison.json"};
  if (arguments.draws()) names.insert(names.end(), {decision_name, decision_differences_name});
  return perform(
      with_settings(settings, {.scenarios = arguments.files,
                               .read = read.read,
                               .to = ToFolder{.named = settings.out,
                                              .usual = std::filesystem::path("results/compare") / name,
                                              .command = "compare",
                                              .names = names,
                                              .pictured = settings.pictured(read.cases.front().scenario)},
                               .plan = plan_of(arguments, read),
                               .work = [&] { return finish(arguments, read); }}));
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
  add_psa_options(app, arguments->psa);
  app.get_option("--draws")->description(
      "draws of uncertain parameters; default: none\nA probabilistic sensitivity analysis (PSA) of each "
      "case, with "
      "the same draws of what they share: their decisions, and differences draw by draw.");
  add_overrides(app, arguments->settings.changes);
  add_run_settings(app, arguments->settings, "results/compare/<names of files and evidences>");
  add_report_option(app, arguments->settings);
  add_saving(app, arguments->settings.saving);
  add_dry_run(app, arguments->settings);
  return [arguments] { return compare_cases(*arguments); };
}

}  // namespace spinepath::cli
