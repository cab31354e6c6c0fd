#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/options/changes.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/options/display.h"
#include "sim/cli/options/likeness.h"
#include "sim/cli/terminal/progress.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/streams.h"
#include "sim/cli/terminal/usage.h"
#include "sim/output/story/alike.h"
#include "sim/output/story/story.h"
#include "sim/output/text/number.h"
#include "sim/scenario/compile/compile.h"

namespace spinepath::cli {
namespace {

constexpr std::uint64_t people_alike = 1000;        ///< as many are looked for
constexpr std::uint64_t most_searched = 1'000'000;  ///< patients

struct ExplainArguments {
  std::string file, pathway, like;
  std::optional<std::uint64_t> patient, seed;
  Changes changes;
  Format format = Format::table;
  Colour colour = Colour::automatic;
  ErrorFormat error_format = ErrorFormat::text;
};

std::vector<std::string> pathway_names(const scenario::Scenario& scenario) {
  std::vector<std::string> names;
  for (const scenario::Pathway& pathway : scenario.pathways) names.push_back(pathway.name.text);
  return names;
}

std::uint64_t seed_of(const ExplainArguments& arguments, const scenario::Scenario& scenario) {
  return arguments.seed.value_or(static_cast<std::uint64_t>(scenario.simulation.seed));
}

std::optional<Results> results_with_progress(const Alike& alike, const CareModel& model, std::uint64_t seed,
                                             const Likeness& likeness) {
  Progress progress({"search", alike.searched}, usual_progress());
  return results_of(alike, model, seed, 0, likeness, watched_by(progress));
}

ExitCode explain_alike(const ExplainArguments& arguments, scenario::Scenario scenario) {
  if (!arguments.pathway.empty())
    throw WrongCall{"--pathway: goes with --patient; --like reports all pathways"};
  const auto [likeness, words] = described(arguments.like, scenario);
  const std::size_t untreated = output::with_untreated(scenario);
  const CareModel model = compile(scenario);
  const std::uint64_t seed = seed_of(arguments, scenario);
  const Alike alike = find_alike(model, seed, likeness, people_alike, most_searched);
  if (alike.found == 0)
    throw WrongCall{
        fmt::format("--like: nobody like that among {}", output::counted(most_searched, "patient"))};
  auto results = results_with_progress(alike, model, seed, likeness);
  if (!results) throw Stop{interrupted};
  print_report(arguments.format,
               output::alike_report({scenario, words, text_of(arguments.changes), seed, alike, people_alike,
                                     most_searched, untreated, *std::move(results)},
                                    style_of(arguments.format, arguments.colour)));
  return ok;
}

ExitCode explain(const ExplainArguments& arguments) {
  if (arguments.patient.has_value() == !arguments.like.empty())
    throw WrongCall{arguments.patient ? "--patient and --like do not go together"
                                      : "one of --patient and --like is required"};
  const Loaded loaded = with_changes(load_or_stop(arguments.file, arguments.error_format), arguments.changes,
                                     arguments.error_format);
  if (!arguments.like.empty()) return explain_alike(arguments, *loaded.scenario);
  output::StoryOf of{
      .seed = seed_of(arguments, *loaded.scenario), .patient = *arguments.patient, .pathway = std::nullopt};
  if (!arguments.pathway.empty()) {
    const std::vector<std::string> names = pathway_names(*loaded.scenario);
    const auto found = std::ranges::find(names, arguments.pathway);
    if (found == names.end())
      throw WrongCall{fmt::format("--pathway: {}", unknown_name("pathway", arguments.pathway, names))};
    of.pathway = static_cast<std::size_t>(found - names.begin());
  }
  print_report(arguments.format, output::story(*loaded.scenario, compile(*loaded.scenario), of,
                                               style_of(arguments.format, arguments.colour)));
  return ok;
}

}  // namespace

Action add_explain(CLI::App& app) {
  const auto arguments = std::make_shared<ExplainArguments>();
  add_scenario_file(app, arguments->file);
  add_count(app, "--patient", arguments->patient, patient_numbers, "which patient, from 0");
  app.add_option("--like", arguments->like,
                 "instead: 1,000 people like this, in words\n"
                 "--like age=50,condition=degenerative_disc,pain=70: what becomes of the first 1,000 who "
                 "fit, within 5 years of age and 5 mm of "
                 "pain, in every pathway and without treatment. Also sex=male|female and severity=NAME.")
      ->type_name("KEY=VALUE,…");
  app.add_option("--pathway", arguments->pathway, "only this pathway")->type_name("NAME");
  add_count(app, "--seed", arguments->seed, seeds, "seed, in place of the scenario's");
  add_changes(app, arguments->changes);
  add_text_display(app, arguments->format, arguments->colour);
  add_error_format(app, arguments->error_format);
  return [arguments] { return explain(*arguments); };
}

}  // namespace spinepath::cli
