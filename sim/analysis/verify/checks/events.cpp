// Checks of adverse events, late events and endpoints: without consequences they are as if they did not happen.
#include <array>

#include "sim/analysis/verify/change.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"

namespace spinepath::verify {
namespace {

/// Two models whose outcomes differ at most in one outcome: how often the events happen.
Finding compare_models(const Subject& subject, const CareModel& never, const CareModel& harmless,
                       Outcome counted) {
  const Results without = subject.run(never), with = subject.run(harmless);
  Comparison comparison;
  for (const OutcomeRow& row : with.outcomes)
    if (row.key.outcome != counted)
      comparison.close({subject.pathway(row.pathway), row.key}, row.mean,
                       mean_of(without, row.pathway, row.key));
  return comparison.finding("no pathway");
}

Finding adverse_events_harmless(Subject& subject) {
  CareModel never = subject.model(), harmless = never;
  std::size_t events = 0;
  for (std::size_t t = 0; t < never.treatments.size(); ++t) {
    events += never.treatments[t].adverse_events.size();
    for (AdverseEvent& event : never.treatments[t].adverse_events) event.probability = 0;
    for (AdverseEvent& event : harmless.treatments[t].adverse_events) {
      event.death = event.qaly_loss = 0;
      event.cost.amount = Fixed(0);
    }
  }
  if (events == 0) return not_applicable("there is no adverse event");
  return compare_models(subject, never, harmless, Outcome::adverse_events);
}

Finding late_events_harmless(Subject& subject) {
  CareModel never = subject.model(), harmless = never;
  std::size_t events = 0;
  for (std::size_t t = 0; t < never.treatments.size(); ++t) {
    events += never.treatments[t].late_events.size();
    for (LateEvent& event : never.treatments[t].late_events) event.rate = 0;
    for (LateEvent& event : harmless.treatments[t].late_events) {
      event.qaly_loss = 0;
      event.ends_relief = false;
      event.cost.amount = Fixed(0);
    }
  }
  if (events == 0) return not_applicable("there is no late event");
  return compare_models(subject, never, harmless, Outcome::late_events);
}

Finding endpoints_harmless(Subject& subject) {
  CareModel never = subject.model();
  std::size_t endpoints = 0;
  for (Treatment& treatment : never.treatments)
    for (Endpoint& endpoint : treatment.endpoints) {
      endpoint.probability = 0;
      ++endpoints;
    }
  if (endpoints == 0) return not_applicable("there is no endpoint");
  return compare_models(subject, never, subject.model(), Outcome::endpoints);
}

Finding adverse_events_certain(Subject& subject) {
  CareModel certain = subject.model();
  for (Treatment& treatment : certain.treatments)
    for (AdverseEvent& event : treatment.adverse_events) {
      event.probability = 1;
      event.death = 0;
    }
  const Results results = subject.run(certain);
  Comparison comparison;
  for (const OutcomeRow& row : results.outcomes)
    if (row.key.outcome == Outcome::adverse_events)
      comparison.close({subject.pathway(row.pathway), row.key}, row.mean,
                       mean_of(results, row.pathway, over_horizon(Outcome::courses, row.key.of)));
  return comparison.finding("there is no adverse event");
}

constexpr auto event_rows = std::to_array<Check>({
    {.name = "adverse_events_harmless",
     .change =
         "adverse events with probability 0, and with their probability but without cost, loss and death",
     .law = "all other outcomes are the same",
     .stage = Stage::patients,
     .item = "adverse events without consequences: as with probability 0",
     .look_at = "what an adverse event does apart from its cost, loss and death",
     .find = adverse_events_harmless},
    {.name = "late_events_harmless",
     .change = "late events at rate 0, and at their rate but without cost, loss and end of relief",
     .law = "all other outcomes are the same",
     .stage = Stage::patients,
     .item = "events without consequences: as with probability 0",
     .look_at = "what a late event does apart from its cost, loss and `ends_relief`",
     .find = late_events_harmless},
    {.name = "endpoints_harmless",
     .change = "endpoints with probability 0",
     .law = "all other outcomes are the same",
     .stage = Stage::patients,
     .item = "",
     .look_at = "what depends on an endpoint",
     .find = endpoints_harmless},
    {.name = "adverse_events_certain",
     .change = "adverse events with probability 1, none of them fatal",
     .law = "there are as many of each as courses",
     .stage = Stage::patients,
     .item = "extreme rates of adverse events",
     .look_at = "adverse events of courses that are repeated",
     .find = adverse_events_certain},
});

}  // namespace

std::span<const Check> event_checks() { return event_rows; }

}  // namespace spinepath::verify
