#include "sim/analysis/verify/unseen_events.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "models/numerics/elementary.h"
#include "sim/scenario/format/quantity.h"

namespace spinepath {
namespace {

/// None if it is impossible within the horizon.
std::optional<UnseenEvent> event_declared(Outcome outcome, std::size_t index, std::size_t entry, double cases,
                                          const scenario::Scenario& scenario) {
  const scenario::Treatment& treatment = scenario.treatments[index];
  const auto mean = [](const scenario::Quantity& cost) { return to_distribution(cost).mean(); };
  if (outcome == Outcome::adverse_events) {
    const scenario::AdverseEvent& event = treatment.adverse_events[entry];
    return UnseenEvent{outcome, index, &event.name, &event.probability, cases, mean(event.cost)};
  }
  if (outcome == Outcome::late_events) {
    const scenario::LateEvent& event = treatment.late_events[entry];
    return UnseenEvent{outcome, index, &event.name, &event.rate_per_year, cases, mean(event.cost)};
  }
  const scenario::Endpoint& endpoint = treatment.endpoints[entry];
  if (endpoint.after.value >= scenario.simulation.horizon.value) return std::nullopt;
  return UnseenEvent{outcome, index, &endpoint.name, &endpoint.probability, cases, 0};
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

std::vector<UnseenEvent> unseen_events(const scenario::Scenario& scenario, const Results& results) {
  std::vector<UnseenEvent> unseen;
  for (const auto& [event, seen] : events_in(results)) {
    if (seen.happened || seen.cases == 0) continue;
    const auto& [index, outcome, entry] = event;
    const auto found = event_declared(outcome, static_cast<std::size_t>(index),
                                      static_cast<std::size_t>(entry), seen.cases, scenario);
    if (found && found->chance->value > 0) unseen.push_back(*found);
  }
  return unseen;
}

}  // namespace spinepath
