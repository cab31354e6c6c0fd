#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/options/evidence.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/files/folder.h"
#include "sim/output/scenario/evidence_table.h"
#include "sim/scenario/evidence/evidence.h"

namespace spinepath::cli {
namespace {

struct SourcesArguments {
  std::string file, evidence, csv;
  ErrorFormat error_format = ErrorFormat::text;
};

void show(const scenario::Scenario& scenario, const std::vector<scenario::Claim>& claims,
          const SourcesArguments& arguments) {
  if (const auto folder = output::folder_of(arguments.csv)) {
    const output::File file{std::filesystem::path(arguments.csv).filename(),
                            output::evidence_csv(scenario, claims)};
    folder->write({&file, 1});
  }
  using output::Style;
  const std::string scope = arguments.evidence.empty()
                                ? "everything that the files hold"
                                : fmt::format("what a run with evidence {} reads", arguments.evidence);
  print(output::evidence_report(scenario, claims, scope,
                                stdout_has_colours() ? Style::coloured : Style::plain));
}

ExitCode show_sources(const SourcesArguments& arguments) {
  const Loaded loaded = load(arguments.file, arguments.error_format);
  if (!loaded.scenario) return loaded.exit_code;
  if (is_input(arguments.csv, loaded.files)) return file_failure;
  const std::vector<scenario::Claim> claims = claims_of(*loaded.scenario);
  if (arguments.evidence.empty()) {
    show(*loaded.scenario, claims, arguments);
    return ok;
  }
  if (!is_known_evidence("sources", arguments.evidence, evidence_names(*loaded.scenario))) return usage;
  const Loaded chosen = under_evidence(loaded, arguments.evidence, arguments.error_format);
  if (chosen.scenario) show(as_used(*chosen.scenario), claims, arguments);
  return chosen.exit_code;
}

}  // namespace

Action add_sources(CLI::App& app) {
  const auto arguments = std::make_shared<SourcesArguments>();
  add_scenario_file(app, arguments->file);
  app.add_option("--evidence", arguments->evidence,
                 "only what a run with this evidence reads (default: all that the files hold)")
      ->type_name("NAME");
  app.add_option("--csv", arguments->csv, "file for the table, a row for each parameter")->type_name("FILE");
  add_error_format(app, arguments->error_format);
  return [arguments] { return show_sources(*arguments); };
}

}  // namespace spinepath::cli
