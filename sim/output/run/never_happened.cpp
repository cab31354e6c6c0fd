#include "sim/output/run/never_happened.h"

#include <fmt/format.h>

#include "sim/analysis/verify/unseen_events.h"
#include "sim/output/text/number.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::output {
namespace {

using scenario::InputError;
using scenario::Scenario;

/// Where an event is declared: the list and the key of its chance.
std::pair<std::string_view, std::string_view> keys_of(const UnseenEvent& event) {
  if (event.outcome == Outcome::adverse_events) return {"adverse_events", "probability"};
  if (event.outcome == Outcome::late_events) return {"late_events", "rate_per_year"};
  return {"endpoints", "probability"};
}

/// What the event costs on average, as declared and at the upper bound; empty if nothing.
std::string cost_text(const UnseenEvent& event, double bound, const Scenario& scenario) {
  if (!(event.mean_cost > 0)) return {};
  return fmt::format("; its average cost: {} {} per {} as declared, {} {} per course at the bound",
                     compact(event.chance->value * event.mean_cost, 3), scenario.currency,
                     event.outcome == Outcome::late_events ? "year after a course" : "course",
                     compact(bound * event.mean_cost, 3), scenario.currency);
}

std::string problem_text(const UnseenEvent& event, const Scenario& scenario) {
  const bool endpoint = event.outcome == Outcome::endpoints;
  const double bound = upper_bound_of_none(event.cases);
  return fmt::format(
      "never happened in {}: at most {} per {} (95 % bound), declared: {}{}{}",
      counted(static_cast<std::uint64_t>(event.cases), endpoint ? "treated patient" : "course"),
      compact(bound, 2), endpoint ? "patient" : "course", compact(event.chance->value),
      event.outcome == Outcome::late_events ? " per year" : "", cost_text(event, bound, scenario));
}

}  // namespace

std::vector<InputError> never_happened(const Scenario& scenario, const Results& results) {
  std::vector<InputError> warnings;
  for (const UnseenEvent& event : unseen_events(scenario, results)) {
    const auto [list, key] = keys_of(event);
    const std::string& treatment = scenario.treatments[event.treatment].name.text;
    const scenario::KeyPath path =
        scenario::KeyPath{}.key("treatments").key(treatment).key(list).key(event.name->text).key(key);
    warnings.push_back(
        {.where = event.chance->where, .key = path.shown, .problem = problem_text(event, scenario)});
  }
  return in_order(std::move(warnings));
}

}  // namespace spinepath::output
