#include "sim/cli/stages/precision_stage.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "sim/cli/options/asked_outcome.h"
#include "sim/cli/terminal/stop.h"
#include "sim/output/text/number.h"

namespace spinepath::cli {
namespace {

std::optional<double> parse_error(std::string_view text) {
  double error = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, failure] = std::from_chars(text.data(), end, error);
  const bool whole = failure == std::errc{} && rest == end;
  return whole && std::isfinite(error) && error > 0 ? std::optional(error) : std::nullopt;
}

PrecisionGoal goal_of(const std::string& text, const scenario::Scenario& scenario) {
  const std::size_t colon = std::min(text.rfind(':'), text.size());
  const auto error = parse_error(std::string_view(text).substr(std::min(colon + 1, text.size())));
  if (!error)
    throw WrongCall{fmt::format(
        "--precision \"{}\": no error above 0 after the last colon; allowed: an outcome and its largest "
        "Monte Carlo error, such as inmb@50000:200 or \"relief_50@12 months:0.001\"",
        text)};
  const std::string name = text.substr(0, colon);
  const auto outcome = asked_outcome(name, scenario);
  if (const auto* problem = std::get_if<OutcomeProblem>(&outcome))
    throw WrongCall{fmt::format("--precision \"{}\": {}", text, problem->text)};
  const PrecisionGoal goal{std::get<SensitivityOutcome>(outcome), *error};
  if (is_difference(goal.outcome) && scenario.pathways.size() < 2)
    throw WrongCall{fmt::format(
        "--precision \"{}\": a difference to the first pathway, and there is only one pathway", text)};
  return goal;
}

}  // namespace

void add_precision_option(CLI::App& command, std::vector<std::string>& asked) {
  command
      .add_option("--precision", asked,
                  "run until this Monte Carlo error is reached\nWith at most --patients patients "
                  "(default: 1e8): inmb@50000:200, \"relief_50@12 months:0.001\", spend:payer:5, "
                  "qalys:0.001. Repeatable, with one outcome each.")
      ->allow_extra_args(false)
      ->option_text("OUTCOME:ERROR");  // without the dots that lists have in CLI11's help
}

std::vector<PrecisionGoal> precision_goals(std::span<const std::string> asked,
                                           const scenario::Scenario& scenario) {
  std::vector<PrecisionGoal> goals;
  for (const std::string& text : asked) goals.push_back(goal_of(text, scenario));
  return goals;
}

std::string precision_text(const PreciseRun& run, std::span<const PrecisionGoal> goals, std::uint64_t limit) {
  std::string text;
  for (std::size_t i = 0; i < goals.size(); ++i) {
    const auto& error = run.errors[i];
    text += fmt::format("precision: {} {}, asked for {}", goals[i].outcome.name,
                        error ? "± " + output::significant(*error, 3) : "has no defined error",
                        output::digits(goals[i].error));
    if (error && *error > goals[i].error) {
      text += fmt::format(": not reached, it needs about {} patients",
                          output::significant(patients_needed(*error, goals[i], run.patients), 2));
      if (!run.stopped)
        text += fmt::format(", more than the {} that --patients allows",
                            output::compact(static_cast<double>(limit), 15));
    }
    text += '\n';
  }
  return text;
}

}  // namespace spinepath::cli
