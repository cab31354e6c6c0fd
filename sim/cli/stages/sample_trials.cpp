#include "sim/cli/stages/sample_trials.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/cli/options/command_line.h"
#include "sim/cli/options/count.h"
#include "sim/cli/stages/parameter_groups.h"
#include "sim/cli/terminal/stop.h"
#include "sim/scenario/format/format.h"
#include "sim/scenario/uncertainty/pattern.h"

namespace spinepath::cli {
namespace {

constexpr double largest_amount = 1e12;  ///< [money], [patients]
constexpr CountRange sizes_of_trials = range_of(scenario::trial_sizes);
constexpr CountRange future_years{1, static_cast<std::uint64_t>(scenario::most_decision_years)};

bool is_amount(std::string_view text) {
  const auto number = parse_number(trimmed(text));
  return number && *number >= 0 && *number <= largest_amount;
}
bool is_positive(std::string_view text) { return is_amount(text) && *parse_number(trimmed(text)) > 0; }

/// Ascending whole numbers.
std::string sizes_problem(const std::string& text) {
  const auto parts = parts_between_commas(text);
  if (parts.size() > scenario::most_trial_sizes)
    return fmt::format("{} sizes; allowed: at most {}", parts.size(), scenario::most_trial_sizes);
  std::uint64_t before = 0;
  for (const std::string_view part : parts) {
    if (std::string problem = problem_with_count(part, sizes_of_trials); !problem.empty()) return problem;
    const std::uint64_t size = *parse_count(part);
    if (size <= before) return fmt::format("{} is not above {}, the one before", size, before);
    before = size;
  }
  return {};
}

std::string prior_problem(const std::string& text) {
  const std::size_t equals = text.find('=');
  const bool has_number = is_positive(equals == std::string::npos ? text : text.substr(equals + 1));
  return has_number && equals != 0 ? std::string{}
                                   : fmt::format("\"{}\" is not N or PARAMETER=N, N above 0", text);
}

std::string trial_cost_problem(const std::string& text) {
  const auto parts = parts_between_commas(text);
  const bool good = parts.size() == 2 && std::ranges::all_of(parts, is_amount);
  return good ? std::string{} : fmt::format("\"{}\" is not FIXED,PER_PATIENT, amounts from 0 to 1e12", text);
}

std::string population_problem(const std::string& text) {
  const auto parts = parts_between_commas(text);
  if (parts.size() != 3) return fmt::format("\"{}\" is not PER_YEAR,YEARS,RATE", text);
  if (!is_positive(parts[0]))
    return fmt::format("\"{}\" is not a number of patients per year, above 0", parts[0]);
  if (std::string problem = problem_with_count(parts[1], future_years); !problem.empty()) return problem;
  const auto rate = parse_number(trimmed(parts[2]));
  if (!rate || !scenario::discount_rate.allow(*rate))
    return fmt::format("\"{}\" is not a discount rate from 0 to 1", parts[2]);
  return {};
}

/// The first that matches. [patients]
std::optional<double> prior_of(const std::vector<std::string>& all, const std::string& parameter) {
  for (const std::string& text : all) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) return *parse_number(trimmed(text));
    if (scenario::matches(std::string_view(text).substr(0, equals), parameter))
      return *parse_number(trimmed(text.substr(equals + 1)));
  }
  return {};
}

/// A name that no parameter has is an error of the user's.
void check_prior_names(const std::vector<std::string>& all, const std::vector<std::string>& parameters) {
  for (const std::string& text : all) {
    const std::string_view pattern = std::string_view(text).substr(0, text.find('='));
    const auto is_meant = [&](const std::string& name) { return scenario::matches(pattern, name); };
    if (pattern.size() < text.size() && std::ranges::none_of(parameters, is_meant))
      throw WrongCall{fmt::format("--prior-n {}: no parameter has the name {}", text, pattern)};
  }
}

}  // namespace

void add_trial_options(CLI::App& command, TrialArguments& arguments) {
  command
      .add_option(
          "--trial", arguments.trials,
          "trial of parameters for EVSI; may be repeated\nPatterns as in --group. Requires --trial-sizes, "
          "--prior-n, --trial-cost and --population. What its result is worth to each patient, to all of "
          "them, "
          "and less its cost (ENBS) is in trials.csv.")
      ->check(CLI::Validator(group_problem, ""))
      ->type_name("NAME=P,P,…");
  command.add_option("--trial-sizes", arguments.sizes, "patients of the trials, ascending")
      ->check(CLI::Validator(sizes_problem, ""))
      ->type_name("N,N,…");
  command
      .add_option(
          "--prior-n", arguments.prior_n,
          "patients known so far; may be repeated\nThose of such a trial who would make a parameter as "
          "certain "
          "as it is in the sample. Of a beta: alpha + beta; of a mean: variance between patients / variance "
          "between draws. The first pattern that matches applies; N alone: all.")
      ->check(CLI::Validator(prior_problem, ""))
      ->type_name("[P=]N");
  command.add_option("--trial-cost", arguments.cost, "cost of a trial, and of each patient in it")
      ->check(CLI::Validator(trial_cost_problem, ""))
      ->type_name("FIXED,EACH");
  command
      .add_option("--population", arguments.population,
                  "who face the choice each year\nPatients per year, years and discount rate: 10000,5,0.03. "
                  "The value "
                  "of information is then also given for all of them (population.csv).")
      ->check(CLI::Validator(population_problem, ""))
      ->type_name("N,YEARS,RATE");
}

void check(const TrialArguments& arguments, const std::string& parameters) {
  const bool has_any = !arguments.sizes.empty() || !arguments.prior_n.empty() || !arguments.cost.empty();
  if (arguments.trials.empty() && has_any)
    throw WrongCall{"--trial-sizes, --prior-n and --trial-cost: of a trial; give --trial as well"};
  if (arguments.trials.empty()) return;
  if (parameters.empty()) throw WrongCall{"--trial: requires parameters; give --param as well"};
  if (arguments.sizes.empty() || arguments.prior_n.empty() || arguments.cost.empty() ||
      arguments.population.empty())
    throw WrongCall{"--trial: requires --trial-sizes, --prior-n, --trial-cost and --population"};
}

std::optional<FuturePatients> future_of(const TrialArguments& arguments) {
  if (arguments.population.empty()) return {};
  const auto parts = parts_between_commas(arguments.population);
  return FuturePatients{.per_year = *parse_number(trimmed(parts[0])),
                        .years = static_cast<std::int64_t>(*parse_count(parts[1])),
                        .discount = Discount(*parse_number(trimmed(parts[2])))};
}

std::vector<TrialDesign> designs_of(const TrialArguments& arguments,
                                    const std::vector<std::string>& parameters) {
  check_prior_names(arguments.prior_n, parameters);
  std::vector<TrialDesign> designs;
  for (const std::string& text : arguments.trials) {
    ParameterGroup informed = group_of("--trial", text, parameters);
    if (std::ranges::find(designs, informed.name, &TrialDesign::name) != designs.end())
      throw WrongCall{
          fmt::format("--trial: duplicate \"{}\"; give each trial a name of its own", informed.name)};
    const auto cost = parts_between_commas(arguments.cost);
    TrialDesign design{.name = std::move(informed.name),
                       .parameters = std::move(informed.parameters),
                       .fixed_cost = *parse_number(trimmed(cost[0])),
                       .cost_per_patient = *parse_number(trimmed(cost[1])),
                       .future = *future_of(arguments)};
    for (const std::uint64_t size : parse_counts(arguments.sizes))
      design.sizes.push_back(static_cast<std::int64_t>(size));
    for (const std::size_t p : design.parameters) {
      const auto prior = prior_of(arguments.prior_n, parameters[p]);
      if (!prior)
        throw WrongCall{
            fmt::format("--prior-n: none for \"{}\", which {} informs", parameters[p], design.name)};
      design.prior_n.push_back(*prior);
    }
    designs.push_back(std::move(design));
  }
  return designs;
}

std::vector<std::string> words_of(const TrialArguments& arguments) {
  std::vector<std::string> words;
  const auto add = [&](const char* option, const std::string& value) {
    if (!value.empty()) words.insert(words.end(), {option, value});
  };
  for (const std::string& trial : arguments.trials) add("--trial", trial);
  add("--trial-sizes", arguments.sizes);
  for (const std::string& prior : arguments.prior_n) add("--prior-n", prior);
  add("--trial-cost", arguments.cost);
  add("--population", arguments.population);
  return words;
}

}  // namespace spinepath::cli
