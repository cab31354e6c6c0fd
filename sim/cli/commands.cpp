#include "sim/cli/commands.h"

#include <array>
#include <string>

#include <fmt/format.h>

namespace spinepath::cli {

Action add_run(CLI::App& subcommand);
Action add_compare(CLI::App& subcommand);
Action add_sensitivity(CLI::App& subcommand);
Action add_budget(CLI::App& subcommand);
Action add_check(CLI::App& subcommand);
Action add_sources(CLI::App& subcommand);
Action add_explain(CLI::App& subcommand);
Action add_schema(CLI::App& subcommand);
Action add_new(CLI::App& subcommand);
Action add_bench(CLI::App& subcommand);

namespace {

constexpr auto table = std::to_array<Command>({
    {.name = "run",
     .summary = "simulate a scenario and report its results",
     .details = "",
     .example = "spinepath run scenarios/four_ways.toml --patients 1e6 --out results/mine",
     .add = add_run},
    {.name = "compare",
     .summary = "run several scenarios, or one under several evidence variants, and compare them",
     .details = "A pathway is compared with that of the same name in the first case (else with its first "
                "one), on the\n"
                "same patients where the settings of both cases agree.\n",
     .example = "spinepath compare scenarios/four_ways.toml --evidence controlled,clinic_claim",
     .add = add_compare},
    {.name = "sensitivity",
     .summary = "one-way, two-way and threshold sensitivity analysis",
     .details = "Without --two-way and --threshold: each uncertain parameter at both ends of its 95 % "
                "interval (the\n"
                "rates and means of a curve together), all others at their values, the same patients in "
                "every run.\n",
     .example = "spinepath sensitivity scenarios/four_ways.toml --patients 1e4\n"
                "spinepath sensitivity scenarios/four_ways.toml --pathway regenerative \\\n"
                "  --threshold 'treatments.marrow_cells_disc.costs.bone-marrow cell injection.amount'",
     .add = add_sensitivity},
    {.name = "budget",
     .summary = "budget impact: spend per year with the current and with a new mix of pathways",
     .details = "The table [budget] of the scenario gives the population and both mixes.\n",
     .example = "spinepath budget mine.toml --patients 1e5",
     .add = add_budget},
    {.name = "check",
     .summary = "validate a scenario and list its parameters and sources",
     .details = "",
     .example = "spinepath check scenarios/four_ways.toml --strict",
     .add = add_check},
    {.name = "sources",
     .summary = "list the source of every parameter and compare clinic claims with controlled evidence",
     .details = "",
     .example = "spinepath sources scenarios/four_ways.toml --evidence clinic_claim --csv evidence.csv",
     .add = add_sources},
    {.name = "explain",
     .summary = "follow one patient through every pathway, event by event",
     .details = "",
     .example = "spinepath explain scenarios/four_ways.toml --patient 42",
     .add = add_explain},
    {.name = "schema",
     .summary = "print the format of scenario files",
     .details = "",
     .example = "spinepath schema > scenario.schema.json",
     .add = add_schema},
    {.name = "new",
     .summary = "write a commented scenario to start from",
     .details = "",
     .example = "spinepath new mine.toml",
     .add = add_new},
    {.name = "bench",
     .summary = "measure how fast a scenario runs on this machine",
     .details = "",
     .example = "spinepath bench scenarios/four_ways.toml --threads 1,2 --json speed.json",
     .add = add_bench},
});

/// Its details, a blank line, and its example, indented.
std::string footer_of(const Command& command) {
  std::string text = command.details.empty() ? "" : fmt::format("{}\n", command.details);
  text += "Example:\n  ";
  for (const char c : command.example) text += c == '\n' ? std::string("\n  ") : std::string(1, c);
  return text;
}

}  // namespace

std::span<const Command> commands() { return table; }

std::vector<Subcommand> add_commands(CLI::App& program) {
  std::vector<Subcommand> added;
  for (const Command& command : table) {
    CLI::App* app = program.add_subcommand(std::string(command.name), std::string(command.summary));
    app->footer(footer_of(command));
    added.push_back({&command, app, command.add(*app)});
  }
  return added;
}

}  // namespace spinepath::cli
