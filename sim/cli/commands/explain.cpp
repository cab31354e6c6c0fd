#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/options/changes.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/options/display.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/streams.h"
#include "sim/cli/terminal/usage.h"
#include "sim/output/story/story.h"
#include "sim/scenario/compile/compile.h"

namespace spinepath::cli {
namespace {

struct ExplainArguments {
  std::string file, pathway;
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

ExitCode explain(const ExplainArguments& arguments) {
  const Loaded loaded = with_changes(load_or_stop(arguments.file, arguments.error_format), arguments.changes,
                                     arguments.error_format);
  const scenario::Simulation& simulation = loaded.scenario->simulation;
  output::StoryOf of{.seed = arguments.seed.value_or(static_cast<std::uint64_t>(simulation.seed)),
                     .patient = *arguments.patient,
                     .pathway = std::nullopt};
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
  app.get_option("--patient")->required();
  app.add_option("--pathway", arguments->pathway, "only this pathway")->type_name("NAME");
  add_count(app, "--seed", arguments->seed, seeds, "seed, in place of the scenario's");
  add_changes(app, arguments->changes);
  add_text_display(app, arguments->format, arguments->colour);
  add_error_format(app, arguments->error_format);
  return [arguments] { return explain(*arguments); };
}

}  // namespace spinepath::cli
