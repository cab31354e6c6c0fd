#include "sim/cli/stages/sample_trials.h"

#include <fmt/format.h>

#include "sim/cli/options/command_line.h"
#include "sim/cli/options/count.h"
#include "sim/cli/stages/parameter_groups.h"
#include "sim/cli/terminal/stop.h"
#include "sim/scenario/format/format.h"

namespace spinepath::cli {
namespace {

constexpr double largest_population = 1e12;  ///< [patients per year]
constexpr CountRange future_years{1, static_cast<std::uint64_t>(scenario::most_decision_years)};

std::string population_problem(const std::string& text) {
  const auto parts = parts_between_commas(text);
  if (parts.size() != 3) return fmt::format("\"{}\" is not PER_YEAR,YEARS,RATE", text);
  const auto per_year = parse_number(trimmed(parts[0]));
  if (!per_year || !scenario::people_per_year.allow(*per_year) || *per_year > largest_population)
    return fmt::format("\"{}\" is not a number of patients per year, above 0", parts[0]);
  if (std::string problem = problem_with_count(parts[1], future_years); !problem.empty()) return problem;
  const auto rate = parse_number(trimmed(parts[2]));
  if (!rate || !scenario::discount_rate.allow(*rate))
    return fmt::format("\"{}\" is not a discount rate from 0 to 1", parts[2]);
  return {};
}

}  // namespace

void add_trial_options(CLI::App& command, TrialArguments& arguments) {
  command
      .add_option("--trials", arguments.file,
                  "trials for EVSI and ENBS\nTOML with tables [decision.trials.NAME], as in a scenario; "
                  "parameters are columns of --param, group is a --group. Requires --population.")
      ->type_name("FILE");
  command
      .add_option("--population", arguments.population,
                  "who face the choice each year\nPatients per year, years and discount rate: 10000,5,0.03. "
                  "The value of information is then also given for all of them (population.csv).")
      ->check(CLI::Validator(population_problem, ""))
      ->type_name("N,YEARS,RATE");
}

void check(const TrialArguments& arguments, const std::string& parameters) {
  if (arguments.file.empty()) return;
  if (parameters.empty()) throw WrongCall{"--trials: requires parameters; give --param as well"};
  if (arguments.population.empty()) throw WrongCall{"--trials: requires --population, who face the choice"};
}

scenario::DecisionSettings decision_of(const TrialArguments& arguments,
                                       const std::vector<std::string>& groups) {
  scenario::DecisionSettings decision;
  for (const std::string& group : groups) decision.groups.push_back(patterns_of(group));
  if (arguments.population.empty()) return decision;
  const auto parts = parts_between_commas(arguments.population);
  decision.population.emplace().value = *parse_number(trimmed(parts[0]));
  decision.years = static_cast<std::int64_t>(*parse_count(parts[1]));
  return decision;
}

Discount discount_of(const TrialArguments& arguments) {
  return arguments.population.empty()
             ? Discount{}
             : Discount(*parse_number(trimmed(parts_between_commas(arguments.population)[2])));
}

}  // namespace spinepath::cli
