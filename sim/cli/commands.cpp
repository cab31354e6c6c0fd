#include "sim/cli/commands.h"

#include <array>
#include <string>

namespace spinepath::cli {

Action add_run(CLI::App& subcommand);
Action add_compare(CLI::App& subcommand);
Action add_sensitivity(CLI::App& subcommand);
Action add_budget(CLI::App& subcommand);
Action add_merge(CLI::App& subcommand);
Action add_rerun(CLI::App& subcommand);
Action add_validate(CLI::App& subcommand);
Action add_verify(CLI::App& subcommand);
Action add_check(CLI::App& subcommand);
Action add_sources(CLI::App& subcommand);
Action add_diagram(CLI::App& subcommand);
Action add_decide(CLI::App& subcommand);
Action add_report(CLI::App& subcommand);
Action add_explain(CLI::App& subcommand);
Action add_schema(CLI::App& subcommand);
Action add_new(CLI::App& subcommand);
Action add_bench(CLI::App& subcommand);
Action add_completions(CLI::App& subcommand);
Action add_man(CLI::App& subcommand);
Action add_help(CLI::App& subcommand);

namespace {

constexpr auto all_commands = std::to_array<Command>({
    {.name = "run",
     .summary = "simulate a scenario and report its results",
     .details =
         "Every pathway is simulated with the same patients. Writes outcomes.csv, differences.csv and "
         "summary.json, and with draws of the uncertain parameters the files of the decision analysis. "
         "After Ctrl-C the draws so far are written, marked as partial; with --save nothing is lost. "
         "`spinepath FILE.toml` is the same "
         "as `spinepath run FILE.toml`.",
     .example = "spinepath run scenarios/four_ways.toml --patients 1e6 --out results/mine",
     .add = add_run},
    {.name = "compare",
     .summary = "compare scenarios, or one under several evidence variants",
     .details =
         "A pathway is compared with that of the same name in the first case (otherwise with its first "
         "one), on the same patients where the settings of both cases agree.",
     .example = "spinepath compare scenarios/four_ways.toml --evidence controlled,clinic_claim",
     .add = add_compare},
    {.name = "sensitivity",
     .summary = "one-way, two-way and threshold sensitivity analysis",
     .details =
         "Without --two-way and --threshold: each uncertain parameter at both ends of its 95 % interval "
         "(the rates and means of a curve together, and its sds), all others at their values, the same "
         "patients in every run.",
     .example = "spinepath sensitivity scenarios/four_ways.toml --patients 1e4\n"
                "spinepath sensitivity scenarios/four_ways.toml --pathway regenerative \\\n"
                "  --threshold 'treatments.marrow_cells_disc.costs.bone-marrow cell injection.amount'",
     .add = add_sensitivity},
    {.name = "budget",
     .summary = "budget impact: yearly spend with a current and a new mix",
     .details = "The table [budget] of the scenario gives the population and both mixes of pathways.",
     .example = "spinepath budget scenarios/four_ways.toml --patients 1e5",
     .add = add_budget},
    {.name = "merge",
     .summary = "results of the shards of a run, a budget, …",
     .details =
         "Each machine computes a shard with the same command and --shard K/N --save DIR; then this command "
         "makes the results, with the same bytes as without shards. Nothing is computed twice.",
     .example = "spinepath run scenarios/four_ways.toml --shard 1/2 --save shards\n"
                "spinepath run scenarios/four_ways.toml --shard 2/2 --save shards\n"
                "spinepath merge shards --out results/four_ways",
     .add = add_merge},
    {.name = "rerun",
     .summary = "run results again and compare their bytes",
     .details = "The commands that made the files of a folder, as files.json has them, are run again, and "
                "each file is "
                "compared with the new one. Exit code 1 if one differs, is missing or was changed since.",
     .example = "spinepath rerun results/four_ways",
     .add = add_rerun},
    {.name = "decide",
     .summary = "decision analysis of a PSA that another program made",
     .details =
         "Frontier, net benefit, acceptability, expected loss, EVPI and EVPPI of any PSA sample, without "
         "a scenario: from tables as BCEA, dampack, voi and SAVI (--cost, --effect) or hesim (--long) "
         "have them. Writes decision.csv, information.csv, decision.json, report.html and export/.",
     .example =
         "spinepath decide --cost results/four_ways/export/cost.csv \\\n"
         "  --effect results/four_ways/export/effect.csv --param results/four_ways/export/param.csv \\\n"
         "  --thresholds 20000,30000",
     .add = add_decide},
    {.name = "report",
     .summary = "make one HTML page of the results in folders",
     .details = "Every run writes its own report.html. This makes one of several folders: a run with its "
                "sensitivity "
                "analyses, its budget and a comparison. The page holds all it shows and works offline, on a "
                "phone and on "
                "paper.",
     .example = "spinepath report results/four_ways results/budget/four_ways --out board.html",
     .add = add_report},
    {.name = "validate",
     .summary = "compare predictions with published figures",
     .details =
         "The tables [[published]] of each scenario name a pathway and an outcome for each figure. Exit "
         "code 1 if a prediction lies outside a figure's interval and the file gives no reason (miss).",
     .example = "spinepath validate scenarios/validation/arms.toml --format markdown -o - > validation.md",
     .add = add_validate},
    {.name = "verify",
     .summary = "verify the model on a scenario: laws that it must obey",
     .details =
         "Each check changes the scenario in memory (utilities 1, prices 0, discount 0, one price doubled, "
         "pathways swapped, …), runs it on the same patients, and compares the results with the law that "
         "must "
         "then hold. Others look for inputs that change nothing, steps and events that never happen, and "
         "numbers in another unit. Exit code 1 if a check fails, 0 with warnings.",
     .example = "spinepath verify scenarios/four_ways.toml\n"
                "spinepath verify scenarios/four_ways.toml --only inputs_alive,steps_taken --out -",
     .add = add_verify},
    {.name = "check",
     .summary = "check a scenario and list its parameters and sources",
     .details = "All errors are listed with file, line and column. With --set or --horizon: the "
                "scenario with these changes.",
     .example = "spinepath check scenarios/four_ways.toml --strict",
     .add = add_check},
    {.name = "sources",
     .summary = "the source of every parameter; claims and controlled evidence",
     .details = "Clinics' claims about a treatment are compared with controlled evidence.",
     .example = "spinepath sources scenarios/four_ways.toml --evidence observed --csv sources.csv",
     .add = add_sources},
    {.name = "diagram",
     .summary = "draw the pathways of a scenario as a tree of steps",
     .details =
         "A picture of the question, before anything is simulated: steps that several pathways begin with "
         "are "
         "drawn once, with acceptance, waits, work-up, courses and who is eligible. The file is an SVG for "
         "browsers and word processors, with a text alternative.",
     .example = "spinepath diagram scenarios/four_ways.toml --out four_ways.svg",
     .add = add_diagram},
    {.name = "explain",
     .summary = "the history of one patient, or of people like you",
     .details = "With --patient: every decision in every pathway with its probability and the random number "
                "drawn. With "
                "--like: what becomes of 1,000 people who resemble a description. The patients are the same "
                "as in `run`.",
     .example =
         "spinepath explain scenarios/four_ways.toml --patient 42\n"
         "spinepath explain scenarios/four_ways.toml --like age=50,condition=degenerative_disc,pain=70",
     .add = add_explain},
    {.name = "schema",
     .summary = "print the format of scenario files",
     .details =
         "As JSON Schema, for editors that complete and check TOML files by it, or as a page of Markdown.",
     .example = "spinepath schema > scenario.schema.json",
     .add = add_schema},
    {.name = "new",
     .summary = "write a commented scenario to start from",
     .details = "Its numbers are made up; replace them.",
     .example = "spinepath new mine.toml",
     .add = add_new},
    {.name = "bench",
     .summary = "measure the speed on this machine",
     .details =
         "Measures each number of threads several times, in turn, after a warm-up, and prints medians and "
         "their spread.",
     .example = "spinepath bench scenarios/four_ways.toml --threads 1,2 --json speed.json",
     .add = add_bench},
    {.name = "completions",
     .summary = "print completions for bash, zsh or fish",
     .details = "They complete commands, options, choices of options and scenario files. `cmake --install` "
                "installs them with the program.",
     .example = "spinepath completions bash > ~/.local/share/bash-completion/completions/spinepath",
     .add = add_completions},
    {.name = "man",
     .summary = "print the manual page",
     .details = "`cmake --install` installs it as spinepath(1).",
     .example = "spinepath man > spinepath.1 && man ./spinepath.1",
     .add = add_man},
    {.name = "help",
     .summary = "full help on the program or on a command",
     .details = "The same as --help.",
     .example = "spinepath help run",
     .add = add_help},
});

void refuse_empty_values(CLI::App& app) {
  const auto check = [](const std::string& text) {
    return std::string(text.empty() ? "has an empty value" : "");
  };
  for (CLI::Option* option : app.get_options({}))
    if (option->get_type_size_max() > 0) option->check(CLI::Validator(check, ""));
}

}  // namespace

std::span<const Command> commands() { return all_commands; }

std::vector<Subcommand> add_commands(CLI::App& program) {
  std::vector<Subcommand> added;
  for (const Command& command : all_commands) {
    CLI::App* app = program.add_subcommand(std::string(command.name), std::string(command.summary));
    added.push_back({&command, app, command.add(*app)});
    refuse_empty_values(*app);
  }
  return added;
}

}  // namespace spinepath::cli
