#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/job.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/options/display.h"
#include "sim/cli/options/evidence.h"
#include "sim/cli/terminal/stop.h"
#include "sim/output/scenario/evidence_table.h"
#include "sim/scenario/evidence/evidence.h"

namespace spinepath::cli {
namespace {

struct SourcesArguments {
  std::string file, evidence, csv;
  Format format = Format::table;
  Colour colour = Colour::automatic;
  ErrorFormat error_format = ErrorFormat::text;
};

Finished table(const scenario::Scenario& scenario, const std::vector<scenario::Claim>& claims,
               const SourcesArguments& arguments) {
  const std::string scope = arguments.evidence.empty()
                                ? "everything that the files hold"
                                : fmt::format("what a run with evidence {} reads", arguments.evidence);
  const output::Sheet sheet = output::evidence_sheet(scenario, claims);
  return {.files = {{"sources.csv", csv_of(sheet)}, {"sources.json", output::text_of(json_of(sheet))}},
          .report =
              output::evidence_report(scenario, claims, scope, style_of(arguments.format, arguments.colour))};
}

std::optional<Finished> finish(const SourcesArguments& arguments, const Loaded& loaded) {
  const std::vector<scenario::Claim> claims = claims_of(*loaded.scenario);
  if (arguments.evidence.empty()) return table(*loaded.scenario, claims, arguments);
  const scenario::Scenario* const asked[] = {&*loaded.scenario};
  if (const std::string problem = evidence_problem(arguments.evidence, asked); !problem.empty())
    throw WrongCall{"--evidence: " + problem};
  const Loaded chosen = under_evidence(loaded, arguments.evidence, arguments.error_format);
  if (!chosen.scenario) throw Stop{chosen.exit_code};
  return table(as_used(*chosen.scenario), claims, arguments);
}

ExitCode sources(const SourcesArguments& arguments) {
  const Loaded loaded = load_or_stop(arguments.file, arguments.error_format);
  return perform({.scenarios = {arguments.file},
                  .read = loaded.files,
                  .to = ToFile{arguments.csv},
                  .format = arguments.format,
                  .work = [&] { return finish(arguments, loaded); }});
}

}  // namespace

Action add_sources(CLI::App& app) {
  const auto arguments = std::make_shared<SourcesArguments>();
  add_scenario_file(app, arguments->file);
  app.add_option("--evidence", arguments->evidence,
                 "only what a run with this evidence reads\nDefault: all that the files hold.")
      ->type_name("NAME");
  app.add_option("--csv", arguments->csv, "file for the table; -: stdout\nA row per parameter.")
      ->type_name("FILE");
  add_display(app, arguments->format, arguments->colour);
  add_error_format(app, arguments->error_format);
  return [arguments] { return sources(*arguments); };
}

}  // namespace spinepath::cli
