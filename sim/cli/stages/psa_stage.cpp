#include "sim/cli/stages/psa_stage.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/analysis/psa/parameter_draws.h"
#include "sim/analysis/psa/split.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/run/psa_quantities.h"
#include "sim/output/text/number.h"
#include "sim/scenario/uncertainty/parts.h"

namespace spinepath::cli {

void add_psa_options(CLI::App& command, PsaArguments& arguments, PatientsPerDraw allowed) {
  add_count(
      command, "--draws", arguments.draws, draw_counts,
      "draws of uncertain parameters; 0: none\nA probabilistic sensitivity analysis (PSA), in place of the "
      "scenario's [uncertainty] draws.");
  const bool or_auto = allowed == PatientsPerDraw::number_or_auto;
  const auto check = [or_auto](const std::string& text) {
    if (text != "auto") return problem_with_count(text, patients_per_draw_counts);
    return or_auto ? std::string{} : std::string("auto is for `run` only; give a number");
  };
  const auto take = [&arguments](const std::string& text) {
    arguments.split_by_pilot = text == "auto";
    arguments.patients_per_draw = parse_count(text);
  };
  const std::string help =
      "patients in each draw\nThe same ones in every draw, in place of the scenario's [uncertainty] patients "
      "(10000 if it says none).";
  const std::string auto_help =
      " auto: the same total number of patients; a pilot run chooses the split between draws and patients "
      "per draw that gives the smallest error of the means.";
  command.add_option_function<std::string>("--patients-per-draw", take, or_auto ? help + auto_help : help)
      ->check(CLI::Validator(check, ""))
      ->type_name(or_auto ? "N|auto" : "N");
}

std::optional<PsaOptions> psa_options(const PsaArguments& arguments, const scenario::Scenario& scenario,
                                      std::uint64_t seed, int threads) {
  const scenario::ParameterUncertainty& declared = scenario.uncertainty;
  const auto draws = arguments.draws.value_or(static_cast<std::uint64_t>(declared.draws));
  if (draws == 0) return std::nullopt;
  return PsaOptions{
      .draws = draws,
      .patients = arguments.patients_per_draw.value_or(static_cast<std::uint64_t>(declared.patients)),
      .seed = seed,
      .threads = threads};
}

void check(const PsaArguments& arguments, const scenario::Scenario& scenario) {
  if (arguments.draws && *arguments.draws == 1)
    throw WrongCall{"--draws: 1 draw has no spread; allowed: 0 (no PSA), or 2 and more"};
  const auto options = psa_options(arguments, scenario, 0, 0);
  if (!options && (arguments.patients_per_draw || arguments.split_by_pilot))
    throw WrongCall{"--patients-per-draw: requires draws; give --draws as well"};
  constexpr std::uint64_t fewest = fewest_split_draws * fewest_split_patients;
  if (arguments.split_by_pilot && options->draws * options->patients < fewest)
    throw WrongCall{fmt::format(
        "--patients-per-draw auto: {} draws of {} patients are too few to split; at least {} in all",
        options->draws, options->patients, fewest)};
}

namespace {

std::string_view reason_of(PsaSplit::By by) {
  switch (by) {
    case PsaSplit::By::equal_errors: return "where both add the same to the error of means";
    case PsaSplit::By::fewest_draws: return "the fewest draws that give an interval";
    case PsaSplit::By::fewest_patients: return "the fewest patients that show the Monte Carlo noise";
  }
  return {};
}

/// "; the first of them: relief_50 is not below relief_30; allowed: …": what the first of its draws that was rejected breaks.
std::string broken_rule(const scenario::Scenario& scenario, std::uint64_t seed, const std::string& part,
                        std::uint64_t draws) {
  const auto problem = ParameterDraws(scenario, seed).first_problem(part, draws);
  return problem ? fmt::format("; the first of them: {}; allowed: {}", problem->problem, problem->allowed)
                 : std::string{};
}

}  // namespace

PsaOptions split_by_pilot(const scenario::Scenario& scenario, const PsaOptions& options, bool quiet) {
  PsaOptions pilot = options, best = options;
  pilot.draws = 64;
  pilot.patients = 256;
  Progress hidden({"pilot"}, ProgressStyle::none);
  const Psa tried = watched_psa(scenario, pilot, hidden);
  if (!tried.complete()) return options;  // the interrupt stops the PSA too
  const std::uint64_t budget = options.draws * options.patients;
  const PsaSplit split = best_split(tried.sample, pilot.patients, budget);
  best.draws = split.draws;
  best.patients = split.patients;
  const auto count = [](std::uint64_t n) { return output::compact(static_cast<double>(n), 15); };
  if (!quiet)
    print_message(fmt::format(
        "a pilot of {} draws of {} patients: the sd of one patient's outcomes is {:.2g} times that by the "
        "parameters; so {} patients go into {} draws of {}, {}\n",
        pilot.draws, pilot.patients, split.noise_ratio, count(budget), count(best.draws),
        count(best.patients), reason_of(split.by)));
  return best;
}

Psa watched_psa(const scenario::Scenario& scenario, const PsaOptions& options, Progress& progress,
                const RunSums* at_values) {
  return run_psa(scenario, options, watched_by(progress), at_values);
}

std::string draw_warnings(const scenario::Scenario& scenario, std::uint64_t seed, std::size_t parameters,
                          std::uint64_t draws, const std::vector<RejectedDraws>& redrawn) {
  constexpr double often = 0.05;
  std::string text;
  if (parameters == 0) text += "warning: no parameter in use has an uncertainty: all draws are equal\n";
  for (const RejectedDraws& part : redrawn)
    if (const double share = output::share_of_draws(draws, part); share > often)
      text += fmt::format(
          "warning: {}: impossible in {:.2g} % of draws and redrawn there: its distributions are narrower "
          "than "
          "declared{}\n",
          part.part, 100 * share, broken_rule(scenario, seed, part.part, draws));
  return text;
}

void stop_impossible(const std::string& name, const Loaded& loaded, ErrorFormat format) {
  scenario::Scenario copy = *loaded.scenario;  // parts are writable; these are only read
  const auto parts = scenario::uncertain_parts(copy);
  const auto part = std::ranges::find(parts, name, &scenario::Part::name);
  const scenario::InputError error{
      .where = part->numbers.front().parameter->uncertainty->where,
      .key = part->name,
      .problem = fmt::format("none of {} draws of its numbers was possible{}", ParameterDraws::most_attempts,
                             broken_rule(*loaded.scenario, 1, name, 1)),
      .allowed = "uncertainties whose draws are mostly within the limits of each number and consistent"};
  print_errors({error}, loaded.files, format);
  throw Stop{invalid_scenario};
}

}  // namespace spinepath::cli
