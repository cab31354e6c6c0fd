#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "sim/analysis/verify/checks/list.h"
#include "sim/cli/commands.h"
#include "sim/cli/job.h"
#include "sim/cli/options/command_line.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/options/run_settings.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/usage.h"
#include "sim/output/text/number.h"
#include "sim/output/verify/record.h"

namespace spinepath::cli {
namespace {

struct VerifyArguments {
  std::string file;
  std::vector<std::string> only;  ///< lists of names
  bool list = false;
  RunSettings settings;
};

/// Patients that a check simulates, in runs of `patients`: about, for the progress line only.
constexpr std::uint64_t runs_of_a_check = 3;

std::vector<const verify::Check*> checks_asked(const std::vector<std::string>& lists) {
  std::vector<std::string> names, known;
  for (const verify::Check& check : verify::checks()) known.emplace_back(check.name);
  for (const std::string& list : lists)
    for (const std::string_view name : parts_between_commas(list)) names.emplace_back(trimmed(name));
  for (const std::string& name : names)
    if (verify::find_check(name) == nullptr) throw WrongCall{"--only: " + unknown_name("check", name, known)};
  std::vector<const verify::Check*> asked;
  for (const verify::Check& check : verify::checks())
    if (names.empty() || std::ranges::find(names, check.name) != names.end()) asked.push_back(&check);
  return asked;
}

ExitCode list_checks(const VerifyArguments& arguments) {
  const std::vector<const verify::Check*> asked = checks_asked(arguments.only);
  const output::Sheet sheet = output::checks_sheet(asked);
  const RunSettings& settings = arguments.settings;
  print_as(settings.format, output::checks_text(asked, style_of(settings)), csv_of(sheet),
           output::text_of(json_of(sheet)));
  return ok;
}

verify::Effort effort_for(const RunSettings& settings, const output::Manifest& manifest) {
  verify::Effort effort{.seed = manifest.seed, .threads = settings.thread_count()};
  effort.patients = settings.patients.value_or(effort.patients);
  return effort;
}

std::optional<Finished> finish(const VerifyArguments& arguments, const Loaded& loaded,
                               const std::vector<const verify::Check*>& asked) {
  const RunSettings& settings = arguments.settings;
  output::Manifest manifest = manifest_for(settings, arguments.file, loaded);
  const verify::Effort effort = effort_for(settings, manifest);
  manifest.patients = effort.patients;
  Progress progress = progress_of({"checks", asked.size() * runs_of_a_check * effort.patients}, settings);
  verify::Subject subject(*loaded.scenario, effort, watched_by(progress));
  std::vector<verify::Checked> checked = verification(subject, asked);
  if (checked.empty()) return std::nullopt;
  manifest.wall_seconds = progress.seconds();
  const output::VerificationRecord record{&subject.scenario(), manifest, std::move(checked)};
  Finished finished{.files = {{"verify.csv", csv_of(verification_sheet(record))},
                              {"verify.json", output::text_of(verification_json(record))}},
                    .report = verification_report(record, style_of(settings)),
                    .summary = fmt::format("{} in {}", output::counted(record.checked.size(), "check"),
                                           elapsed_text(manifest.wall_seconds))};
  if (any_failed(record.checked)) finished.exit_code = check_failed;
  if (record.checked.size() < asked.size())
    finished.stopped = fmt::format("interrupted after {} of {}", record.checked.size(),
                                   output::counted(asked.size(), "check"));
  return finished;
}

ExitCode verify_file(const VerifyArguments& arguments) {
  if (arguments.list) return list_checks(arguments);
  if (arguments.file.empty()) throw WrongCall{"FILE is missing: the scenario that is to be verified"};
  const RunSettings& settings = arguments.settings;
  if (settings.patients && *settings.patients < 2)
    throw WrongCall{"--patients: at least 2, for Monte Carlo errors"};
  const std::vector<const verify::Check*> asked = checks_asked(arguments.only);
  const Loaded loaded = load_for(settings, arguments.file);
  return perform(
      with_settings(settings, {.scenarios = {arguments.file},
                               .read = loaded.files,
                               .to = ToFolder{.named = settings.out,
                                              .usual = results_folder(arguments.file, "results/verify"),
                                              .command = "verify",
                                              .names = {"verify.csv", "verify.json"}},
                               .work = [&] { return finish(arguments, loaded, asked); }}));
}

}  // namespace

Action add_verify(CLI::App& app) {
  const auto arguments = std::make_shared<VerifyArguments>();
  add_scenario_file(app, arguments->file);
  app.get_option("FILE")->required(false);
  app.add_option("--only", arguments->only, "only these checks\nNames with commas between them.")
      ->type_name("NAMES");
  app.add_flag("--list", arguments->list, "print the checks, without running them");
  add_changes(app, arguments->settings.changes);
  add_run_settings(app, arguments->settings, "results/verify/<name of the scenario file>");
  app.get_option("--patients")
      ->description(fmt::format("patients of each run (default: {})", verify::Effort{}.patients));
  return [arguments] { return verify_file(*arguments); };
}

}  // namespace spinepath::cli
