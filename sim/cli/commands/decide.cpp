#include <memory>

#include <fmt/format.h>

#include "build_info.h"
#include "sim/cli/commands.h"
#include "sim/cli/job.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/options/display.h"
#include "sim/cli/stages/sample_stage.h"
#include "sim/output/decision/exports.h"
#include "sim/output/text/number.h"

namespace spinepath::cli {
namespace {

struct DecideArguments {
  SampleArguments sample;
  std::string out;
  bool report = true, quiet = false, verbose = false;
  Format format = Format::table;
  Colour colour = Colour::automatic;
  ErrorFormat error_format = ErrorFormat::text;
};

/// What gives the same figures again, without the name of the program.
std::vector<std::string> words_of(const SampleArguments& arguments) {
  std::vector<std::string> words{"decide"};
  const auto add = [&](const char* option, const std::string& value) {
    if (!value.empty()) words.insert(words.end(), {option, value});
  };
  add("--cost", arguments.cost);
  add("--effect", arguments.effect);
  add("--long", arguments.long_form);
  add("--long-effect", arguments.long_effect);
  add("--param", arguments.parameters);
  add("--cost-se", arguments.cost_error);
  add("--effect-se", arguments.effect_error);
  add("--reference", arguments.reference);
  std::string thresholds;
  for (const double k : arguments.thresholds)
    thresholds += (thresholds.empty() ? "" : ",") + output::digits(k);
  add("--thresholds", thresholds);
  add("--grid", arguments.grid);
  for (const std::string& group : arguments.groups) add("--group", group);
  add("--trials", arguments.trials.file);
  add("--population", arguments.trials.population);
  add("--currency", arguments.currency);
  add("--effect-name", arguments.effect_name);
  add("--view", std::string(output::name_of(arguments.view)));
  return words;
}

std::vector<std::string> decide_file_names() {
  std::vector<std::string> names{"decision.csv", "information.csv", "population.csv", "trials.csv",
                                 "decision.json"};
  for (std::string& name : output::export_names()) names.push_back(std::move(name));
  return names;
}

Finished finish(const DecideArguments& arguments, LoadedSample loaded) {
  const output::SampleOrigin origin{.version = build_info::version,
                                    .commit = build_info::commit,
                                    .hash = loaded.hash,
                                    .files = loaded.files,
                                    .command = words_of(arguments.sample)};
  const auto all = std::make_shared<const output::DecisionRecord>(
      output::sample_record(std::move(loaded.sample), loaded.question));
  const output::DecisionRecord& record = *all;
  const output::Style style = style_of(arguments.format, arguments.colour);
  Finished finished{
      .files = {{"decision.csv", output::decision_csv(record)},
                {"information.csv", output::information_csv(record)},
                {"decision.json", output::sample_json(record, origin)}},
      .source = all,
      .report = output::sample_tables(record, style),
      .heading = output::sample_heading(record, origin, style),
      .summary = fmt::format("{} of {} strategies", output::counted(record.sample.draws, "draw"),
                             record.sample.strategies.size())};
  if (record.future) finished.files.push_back({"population.csv", output::population_csv(record)});
  if (!record.trials.empty()) finished.files.push_back({"trials.csv", output::trials_csv(record)});
  for (output::File& file : output::export_files(record)) finished.files.push_back(std::move(file));
  return finished;
}

ExitCode decide(const DecideArguments& arguments) {
  check(arguments.sample);
  LoadedSample loaded = load_sample(arguments.sample, arguments.error_format);
  return perform({.scenarios = {arguments.sample.main_file()},
                  .read = loaded.names(),
                  .to = ToFolder{.named = arguments.out,
                                 .usual = results_folder(arguments.sample.main_file(), "results/decide"),
                                 .command = "decide",
                                 .names = decide_file_names(),
                                 .reported = arguments.report},
                  .format = arguments.format,
                  .style = style_of(arguments.format, arguments.colour),
                  .words = words_of(arguments.sample),
                  .quiet = arguments.quiet,
                  .verbose = arguments.verbose,
                  .work = [&] { return finish(arguments, std::move(loaded)); }});
}

}  // namespace

Action add_decide(CLI::App& app) {
  const auto arguments = std::make_shared<DecideArguments>();
  add_sample_options(app, arguments->sample);
  app.add_option(
         "-o,--out", arguments->out,
         "folder for the files; -: no files\nDefault: results/decide/<name of the file of costs>. With "
         "- no file is written, and results are on stdout as given by --format.")
      ->type_name("DIR");
  app.add_flag_callback(
      "--no-report", [arguments] { arguments->report = false; },
      "no report.html\nOnly tables, in files and on stdout.");
  add_verbosity(app, arguments->quiet, arguments->verbose);
  add_display(app, arguments->format, arguments->colour);
  add_error_format(app, arguments->error_format);
  return [arguments] { return decide(*arguments); };
}

}  // namespace spinepath::cli
