#include <chrono>
#include <memory>

#include <fmt/chrono.h>

#include "sim/cli/bench/report.h"
#include "sim/cli/commands.h"
#include "sim/cli/job.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/terminal/streams.h"
#include "sim/scenario/compile/compile.h"

namespace spinepath::cli {
namespace {

struct BenchArguments {
  std::string file;
  std::optional<std::uint64_t> patients, repetitions;
  std::string threads, json;
  Changes changes;
  ErrorFormat error_format = ErrorFormat::text;
};

constexpr std::uint64_t default_patients = 200'000;
constexpr std::uint64_t default_repetitions = bench_repetitions.low;

/// 1, 2, 4, … and all cores.
std::vector<std::uint64_t> default_threads() {
  const auto cores = static_cast<std::uint64_t>(threads_for(0));
  std::vector<std::uint64_t> threads;
  for (std::uint64_t t = 1; t < cores; t *= 2) threads.push_back(t);
  threads.push_back(cores);
  return threads;
}

std::string utc_now() {
  return fmt::format("{:%FT%TZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

std::optional<Speed> watched_speed(const CareModel& model, const SpeedOptions& options) {
  Progress progress({"bench", patients_in_all(options)}, usual_progress());
  return measure_speed(model, options, watched_by(progress));
}

SpeedOptions options_for(const BenchArguments& arguments, const scenario::Simulation& simulation) {
  return {.patients = arguments.patients.value_or(default_patients),
          .seed = static_cast<std::uint64_t>(simulation.seed),
          .threads = arguments.threads.empty() ? default_threads() : parse_counts(arguments.threads),
          .repetitions = arguments.repetitions.value_or(default_repetitions)};
}

/// None if interrupted.
std::optional<BenchRecord> measure(const BenchArguments& arguments, const Loaded& loaded) {
  const SpeedOptions options = options_for(arguments, loaded.scenario->simulation);
  const CareModel model = compile(*loaded.scenario);
  const std::string begun = utc_now();
  const double load_before = one_minute_load();
  std::optional<Speed> speed = watched_speed(model, options);
  if (!speed) return std::nullopt;
  const Machine machine = this_machine();
  const double load_after = one_minute_load();
  auto warnings = noise_warnings(*speed, std::max(load_before, load_after), machine.cores);
  return BenchRecord{.scenario_file = arguments.file,
                     .scenario_hash = loaded.hash,
                     .seed = options.seed,
                     .changes = text_of(arguments.changes),
                     .time = begun,
                     .machine = machine,
                     .load_before = load_before,
                     .load_after = load_after,
                     .speed = std::move(*speed),
                     .warnings = std::move(warnings)};
}

std::optional<Finished> finish(const BenchArguments& arguments, const Loaded& loaded) {
  const std::optional<BenchRecord> record = measure(arguments, loaded);
  if (!record) return std::nullopt;
  Finished finished{.files = {{"bench.json", bench_json(*record)}}, .report = bench_text(*record)};
  for (const std::string& warning : record->warnings)
    finished.messages += fmt::format("warning: {}\n", warning);
  return finished;
}

ExitCode bench(const BenchArguments& arguments) {
  const Loaded loaded = with_changes(load_or_stop(arguments.file, arguments.error_format), arguments.changes,
                                     arguments.error_format);
  return perform(
      {.scenarios = {arguments.file}, .read = loaded.files, .to = ToFile{arguments.json}, .work = [&] {
         return finish(arguments, loaded);
       }});
}

}  // namespace

Action add_bench(CLI::App& app) {
  const auto arguments = std::make_shared<BenchArguments>();
  add_scenario_file(app, arguments->file);
  add_count(app, "--patients", arguments->patients, patient_counts,
            fmt::format("patients in each repetition (default {})", default_patients));
  const auto check = [](const std::string& text) { return problem_with_counts(text, bench_threads); };
  app.add_option("-j,--threads", arguments->threads,
                 "numbers of threads to measure\nDefault: 1, 2, 4, … and all cores.")
      ->check(CLI::Validator(check, ""))
      ->type_name("N,N,…");
  add_count(app, "--repetitions", arguments->repetitions, bench_repetitions,
            fmt::format("runs of each, after a warm-up (default {})", default_repetitions));
  app.add_option("--json", arguments->json,
                 "file for the results; -: stdout\nAll repetitions, and the machine.")
      ->type_name("FILE");
  add_changes(app, arguments->changes);
  add_error_format(app, arguments->error_format);
  return [arguments] { return bench(*arguments); };
}

}  // namespace spinepath::cli
