// The options that say where a sample is and what its numbers are.
#include <algorithm>

#include <fmt/format.h>

#include "sim/cli/options/command_line.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/stages/parameter_groups.h"
#include "sim/cli/stages/sample_stage.h"
#include "sim/cli/terminal/stop.h"
#include "sim/output/text/names.h"

namespace spinepath::cli {
namespace {

constexpr double largest_threshold = 1e12;  ///< [money per unit of effect]
constexpr CountRange grid_ends{1, 1'000'000'000'000}, grid_steps{1, 10'000};

std::string threshold_problem(const std::string& text) {
  std::vector<double> known;
  for (const std::string_view part : parts_between_commas(text)) {
    const auto threshold = parse_number(trimmed(part));
    if (!threshold || *threshold < 0 || *threshold > largest_threshold)
      return fmt::format("\"{}\" is not an amount of money from 0 to 1e12", part);
    if (std::ranges::find(known, *threshold) != known.end()) return fmt::format("duplicate {}", part);
    known.push_back(*threshold);
  }
  return {};
}

/// Two whole numbers.
std::string grid_problem(const std::string& text) {
  const auto parts = parts_between_commas(text);
  if (parts.size() != 2) return "is not MAX,STEPS";
  std::string problem = problem_with_count(parts[0], grid_ends);
  return problem.empty() ? problem_with_count(parts[1], grid_steps) : problem;
}

void add_files(CLI::App& command, SampleArguments& arguments) {
  const auto file = [&](const std::string& name, std::string& value, const std::string& help) {
    command.add_option(name, value, help)->type_name("FILE");
  };
  file("--cost", arguments.cost,
       "costs: a column per strategy, a row per draw\nCSV with a header, as BCEA, dampack, voi and SAVI read "
       "it. The first strategy is the reference.");
  file("--effect", arguments.effect, "effects, likewise\nStrategies are matched by name.");
  file("--param", arguments.parameters, "parameters: a column each, a row per draw\nFor EVPPI.");
  file("--cost-se", arguments.cost_error,
       "Monte Carlo errors of the costs, likewise\nStandard errors per draw. With --effect-se, noise is "
       "removed.");
  file("--effect-se", arguments.effect_error, "Monte Carlo errors of the effects, likewise");
  file("--long", arguments.long_form,
       "in place of --cost and --effect: one table\nColumns sample, strategy_id, costs and qalys, as hesim "
       "has it: a row per draw and strategy.");
  file("--long-effect", arguments.long_effect,
       "effects of --long in a table of their own\nColumns sample, strategy_id and qalys.");
}

}  // namespace

void add_sample_options(CLI::App& command, SampleArguments& arguments) {
  add_files(command, arguments);
  command.add_option("--reference", arguments.reference, "strategy to compare with; default: the first")
      ->type_name("NAME");
  const auto take = [&arguments](const std::string& text) {
    arguments.thresholds.clear();
    for (const std::string_view part : parts_between_commas(text))
      arguments.thresholds.push_back(*parse_number(trimmed(part)));
    std::ranges::sort(arguments.thresholds);
  };
  command
      .add_option_function<std::string>(
          "--thresholds", take,
          "what one unit of effect may cost\nDefault for QALYs: 50000,100000 (an assumption).")
      ->check(CLI::Validator(threshold_problem, ""))
      ->type_name("K,K,…");
  command
      .add_option("--grid", arguments.grid,
                  "thresholds of the curves\nFrom 0 to MAX in equal steps. Default: to twice the largest of "
                  "--thresholds, in 100 steps.")
      ->check(CLI::Validator(grid_problem, ""))
      ->type_name("MAX,STEPS");
  command
      .add_option("--group", arguments.groups,
                  "group of parameters for EVPPI; may be repeated\n* in a name: any letters, ?: one.")
      ->check(CLI::Validator(group_problem, ""))
      ->type_name("NAME=P,P,…");
  add_trial_options(command, arguments.trials);
  add_count(command, "-j,--threads", arguments.threads, thread_counts,
            "threads, 0: all cores (default)\nResults are bit-identical for any number.");
  command.add_option("--currency", arguments.currency, "currency of the costs, for reports")
      ->type_name("NAME");
  command.add_option("--effect-name", arguments.effect_name, "unit of the effect; default: QALY")
      ->type_name("NAME");
  std::vector<std::pair<std::string, View>> known;
  for (const View view : views) known.emplace_back(output::name_of(view), view);
  add_choice(command, "--view", arguments.view, known, "whose costs they are; default: health_care");
}

void check(const SampleArguments& arguments) {
  const bool is_wide = !arguments.cost.empty() || !arguments.effect.empty();
  if (arguments.long_form.empty() && (arguments.cost.empty() || arguments.effect.empty()))
    throw WrongCall{"give --cost FILE and --effect FILE, or --long FILE"};
  if (!arguments.long_form.empty() && is_wide)
    throw WrongCall{"--long: not together with --cost and --effect"};
  if (arguments.long_form.empty() && !arguments.long_effect.empty())
    throw WrongCall{"--long-effect: requires the costs; give --long as well"};
  if (arguments.cost_error.empty() != arguments.effect_error.empty())
    throw WrongCall{"--cost-se and --effect-se: give both, or none"};
  if (!arguments.effect_name.empty() && arguments.thresholds.empty())
    throw WrongCall{"--effect-name: requires --thresholds; only QALYs have a default"};
  if (!arguments.groups.empty() && arguments.parameters.empty())
    throw WrongCall{"--group: requires parameters; give --param as well"};
  check(arguments.trials, arguments.parameters);
}

}  // namespace spinepath::cli
