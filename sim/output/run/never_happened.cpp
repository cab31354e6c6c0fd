#include "sim/output/run/never_happened.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "models/numerics/elementary.h"
#include "sim/output/text/number.h"
#include "sim/scenario/format/quantity.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::output {
namespace {

using scenario::InputError;
using scenario::Scenario;
using scenario::Treatment;

/// An event of a treatment as declared.
struct DeclaredEvent {
  std::string_view list, key;  ///< as in the file
  const scenario::Name* name;
  const scenario::Parameter* chance;  ///< probability, or rate per year
  const scenario::Quantity* cost;     ///< null: none
  bool possible = true;               ///< within the horizon
};

DeclaredEvent event_declared(Outcome outcome, const Treatment& treatment, std::size_t entry,
                             const Scenario& scenario) {
  if (outcome == Outcome::adverse_events) {
    const scenario::AdverseEvent& event = treatment.adverse_events[entry];
    return {"adverse_events", "probability", &event.name, &event.probability, &event.cost};
  }
  if (outcome == Outcome::late_events) {
    const scenario::LateEvent& event = treatment.late_events[entry];
    return {"late_events", "rate_per_year", &event.name, &event.rate_per_year, &event.cost};
  }
  const scenario::Endpoint& endpoint = treatment.endpoints[entry];
  return {"endpoints",           "probability", &endpoint.name,
          &endpoint.probability, nullptr,       endpoint.after.value < scenario.simulation.horizon.value};
}

/// What the event costs on average, as declared and at the upper bound; empty if nothing.
std::string cost_text(const DeclaredEvent& event, double bound, const Scenario& scenario) {
  const double cost = event.cost == nullptr ? 0 : to_distribution(*event.cost).mean();
  if (!(cost > 0)) return {};
  return fmt::format("; its average cost: {} {} per {} as declared, {} {} per course at the bound",
                     compact(event.chance->value * cost, 3), scenario.currency,
                     event.list == "late_events" ? "year after a course" : "course", compact(bound * cost, 3),
                     scenario.currency);
}

/// `cases`: courses, or first courses for an endpoint.
std::string problem_text(Outcome outcome, const DeclaredEvent& event, double cases,
                         const Scenario& scenario) {
  const auto count = static_cast<std::uint64_t>(cases);
  const std::string per = outcome == Outcome::endpoints ? "patient" : "course";
  const double bound = upper_bound_of_none(cases);
  return fmt::format("never happened in {}: at most {} per {} (95 % bound), declared: {}{}{}",
                     counted(count, outcome == Outcome::endpoints ? "treated patient" : "course"),
                     compact(bound, 2), per, compact(event.chance->value),
                     outcome == Outcome::late_events ? " per year" : "", cost_text(event, bound, scenario));
}

/// Over all pathways: whether it happened, and the most cases in one of them. Pathways share their patients, so
/// that cases of several are not more evidence.
struct Seen {
  double cases = 0;
  bool happened = false;
};
using Events = std::map<std::tuple<int, Outcome, int>, Seen>;  ///< by treatment, outcome, entry

bool is_event(Outcome outcome) {
  return outcome == Outcome::adverse_events || outcome == Outcome::late_events ||
         outcome == Outcome::endpoints;
}

Events events_in(const Results& results) {
  Events events;
  for (const OutcomeRow& row : results.outcomes) {
    const Outcome outcome = row.key.outcome;
    if (!is_event(outcome)) continue;
    const Outcome given = outcome == Outcome::endpoints ? Outcome::treated : Outcome::courses;
    const OutcomeRow* cases = results.find(row.pathway, {given, row.key.of});
    Seen& seen = events[{row.key.of, outcome, row.key.entry}];
    seen.happened |= row.mean.value_or(0) > 0;
    if (cases != nullptr)
      seen.cases =
          std::max(seen.cases, std::round(cases->mean.value_or(0) * static_cast<double>(results.patients)));
  }
  return events;
}

}  // namespace

double upper_bound_of_none(double n) { return -exponential_minus_one(natural_log(0.05) / n); }

std::vector<InputError> never_happened(const Scenario& scenario, const Results& results) {
  std::vector<InputError> warnings;
  for (const auto& [event, seen] : events_in(results)) {
    if (seen.happened || seen.cases == 0) continue;
    const auto& [index, outcome, entry] = event;
    const Treatment& treatment = scenario.treatments[static_cast<std::size_t>(index)];
    const DeclaredEvent found = event_declared(outcome, treatment, static_cast<std::size_t>(entry), scenario);
    if (found.chance->value == 0 || !found.possible) continue;
    const scenario::KeyPath path = scenario::KeyPath{}.key("treatments").key(treatment.name.text);
    warnings.push_back({.where = found.chance->where,
                        .key = path.key(found.list).key(found.name->text).key(found.key).shown,
                        .problem = problem_text(outcome, found, seen.cases, scenario)});
  }
  return in_order(std::move(warnings));
}

}  // namespace spinepath::output
