#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/stages/precision_stage.h"
#include "sim/cli/stages/psa_stage.h"
#include "sim/cli/stages/run_files.h"
#include "sim/cli/stages/run_stages.h"
#include "sim/cli/terminal/interrupt.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/decision/record.h"
#include "sim/output/run/console.h"
#include "sim/output/text/number.h"

namespace spinepath::cli {
namespace {

struct RunArguments {
  std::string file;
  RunSettings settings;
  PsaArguments psa;
  std::vector<std::string> precision;
  std::optional<SubgroupKey> by;
};

std::filesystem::path folder_for(const RunArguments& arguments) {
  if (!arguments.settings.out.empty()) return arguments.settings.out;
  return std::filesystem::path("results") / std::filesystem::path(arguments.file).stem();
}

std::string done_text(const RunDone& done, const std::string& folder) {
  const auto count = [](std::uint64_t n) { return output::compact(static_cast<double>(n), 15); };
  const auto took = [](std::uint64_t patients, double seconds) {
    return fmt::format("in {} ({})", elapsed_text(seconds),
                       speed_text(static_cast<double>(patients) / seconds));
  };
  const output::Manifest& m = done.manifest;
  std::string text =
      fmt::format("{} {}", output::counted(m.patients, "patient"), took(m.patients, done.seconds));
  if (done.psa)
    text += fmt::format("; {} draws of {} patients {}", count(m.draws), count(m.patients_per_draw),
                        took(m.draws * m.patients_per_draw, done.psa_seconds));
  return fmt::format("{}; files in {}\n", text, folder);
}

/// All names that a run may write, but of files that the scenario is read from.
std::vector<std::string> own_names(const std::filesystem::path& folder, const Loaded& loaded) {
  std::vector<std::string> names = run_file_names({.subgroups = true, .psa = true});
  std::erase_if(names, [&](const std::string& name) { return is_among(folder / name, loaded.files); });
  return names;
}

ExitCode report(const RunArguments& arguments, const Loaded& loaded, const RunDone& done,
                const output::OutputFolder& folder) {
  const auto& psa = done.psa;
  std::optional<output::DecisionRecord> decision;
  if (psa) decision.emplace(output::decision_record(*loaded.scenario, psa->sample));
  const output::RunRecord record{*loaded.scenario,
                                 done.results,
                                 done.manifest,
                                 psa ? &*psa : nullptr,
                                 decision ? &*decision : nullptr,
                                 done.subgroups ? &*done.subgroups : nullptr,
                                 done.stopped};
  const std::vector<output::File> files = run_files(record);
  folder.write(files, own_names(folder.path(), loaded));
  print_as(arguments.settings.format, console_report(record, style_of_stdout()), files[0].text,
           files[2].text);
  if (psa) warn_of_psa(*psa);
  const bool stopped = !done.stopped.empty();
  if (stopped)
    tell(fmt::format("spinepath: {}; what is complete is in {}\n", done.stopped, folder.path().string()));
  else if (!arguments.settings.quiet)
    tell(done_text(done, folder.path().string()));
  if (!arguments.settings.quiet || !done.precise) tell(done.precision);
  return stopped ? interrupted : done.precise ? ok : check_failed;
}

ExitCode run_scenario(const RunArguments& arguments) {
  const Loaded loaded = load(arguments.file, arguments.settings.error_format);
  if (!loaded.scenario) return loaded.exit_code;
  const scenario::Scenario& scenario = *loaded.scenario;
  if (const std::string problem = problem_with(arguments.psa, scenario); !problem.empty()) {
    tell(fmt::format("spinepath run: {}\n", problem));
    return usage;
  }
  auto goals = precision_goals(arguments.precision, scenario);
  if (const auto* problem = std::get_if<std::string>(&goals)) {
    tell(fmt::format("spinepath run: {}\n", *problem));
    return usage;
  }
  const output::Manifest manifest = manifest_for(arguments.settings, arguments.file, loaded);
  const RunAsked asked{.settings = arguments.settings,
                       .by = arguments.by,
                       .precision = std::get<std::vector<PrecisionGoal>>(std::move(goals)),
                       .psa = psa_options(arguments.psa, scenario, manifest.seed, manifest.threads),
                       .split_by_pilot = arguments.psa.split_by_pilot};
  const std::vector<std::string> names =
      run_file_names({.subgroups = asked.by.has_value(), .psa = asked.psa.has_value()});
  if (is_input(folder_for(arguments), names, loaded.files)) return file_failure;
  const output::OutputFolder folder(folder_for(arguments), names);

  listen_for_interrupts();
  const std::optional<RunDone> done = simulate_all(asked, scenario, manifest);
  if (!done) {
    tell("spinepath: interrupted; nothing was written\n");
    return interrupted;
  }
  if (done->psa && done->psa->impossible_part) {
    tell_impossible(*done->psa, loaded, arguments.settings.error_format);
    return scenario_mistakes;
  }
  return report(arguments, loaded, *done, folder);
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

Action add_run(CLI::App& app) {
  const auto arguments = std::make_shared<RunArguments>();
  add_scenario_file(app, arguments->file);
  add_run_settings(app, arguments->settings, "results/<name of the scenario file>");
  add_psa_options(app, arguments->psa, PatientsPerDraw::number_or_auto);
  add_precision_option(app, arguments->precision);
  add_by(app, arguments->by);
  return [arguments] { return run_scenario(*arguments); };
}

}  // namespace spinepath::cli
