// Checks of what never happens: steps, pathways and events.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "models/numerics/elementary.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"
#include "sim/analysis/verify/unseen_events.h"

namespace spinepath::verify {
namespace {

/// Why nobody is given a course at a step; empty if somebody is.
std::string why_nobody(const Fates& fates, std::uint64_t patients) {
  const auto all_are = [&](std::initializer_list<Fate> some) {
    std::uint64_t sum = 0;
    for (const Fate fate : some) sum += fates[static_cast<std::size_t>(fate)];
    return sum == patients;
  };
  if (all_are({Fate::not_reached})) return "nobody arrives";
  if (all_are({Fate::not_reached, Fate::ineligible})) return "nobody who arrives is eligible";
  if (all_are({Fate::not_reached, Fate::ineligible, Fate::declined})) return "nobody accepts";
  if (all_are({Fate::not_reached, Fate::ineligible, Fate::declined, Fate::ended_waiting}))
    return "nobody lives until then";
  if (all_are({Fate::not_reached, Fate::ineligible, Fate::declined, Fate::ended_waiting, Fate::unconfirmed}))
    return "no work-up confirms it";
  return {};
}

Finding steps_taken(Subject& subject) {
  const Results& base = subject.base();
  std::vector<std::string> never;
  std::size_t steps = 0;
  for (std::size_t p = 0; p < base.fates.size(); ++p) {
    const auto& declared = subject.scenario().pathways[p].steps;
    std::size_t taken = 0;
    for (std::size_t s = 0; s < base.fates[p].size(); ++s, ++steps) {
      const std::string why = why_nobody(base.fates[p][s], base.patients);
      taken += why.empty() ? 1 : 0;
      if (!why.empty())
        never.push_back(
            fmt::format("{}, step {} ({}): {}", subject.pathway(p), s + 1, declared[s].treatment.text, why));
    }
    if (taken == 0 && !declared.empty()) never.push_back(subject.pathway(p) + ": nobody is treated");
  }
  if (steps == 0) return not_applicable("no pathway has a step");
  return named(std::move(never), fmt::format("{} steps", steps));
}

std::string words_of(const UnseenEvent& event, const scenario::Scenario& scenario) {
  const double bound = upper_bound_of_none(event.cases);
  std::string text =
      fmt::format("treatments.{}, {}: in none of {:.0f} cases, at most {:.2g} of them; declared {:.4g}",
                  scenario.treatments[event.treatment].name.text, event.name->text, event.cases, bound,
                  event.chance->value);
  if (event.mean_cost > 0)
    text +=
        fmt::format("; at the bound it costs {:.3g} {} a case", bound * event.mean_cost, scenario.currency);
  return text;
}

/// Of one case; of a late event within the horizon.
double chance_of_case(const UnseenEvent& event, double horizon) {
  const double declared = event.chance->value;
  return event.outcome == Outcome::late_events ? -exponential_minus_one(-declared * horizon) : declared;
}

/// Whether a run of the scenario's own size will show it, and it is no surprise that this one did not: at least three
/// expected there, at most 14 here, of which none has a probability of 1e-6.
bool will_be_seen(const UnseenEvent& event, const Subject& subject) {
  const double here = event.cases * chance_of_case(event, subject.model().horizon);
  const double there =
      here * static_cast<double>(subject.scenario().simulation.patients) / subject.patients();
  return there >= 3 && here <= 14;
}

Finding events_happen(Subject& subject) {
  const auto is_event = [](const OutcomeRow& row) {
    return row.key.outcome == Outcome::adverse_events || row.key.outcome == Outcome::late_events ||
           row.key.outcome == Outcome::endpoints;
  };
  if (std::ranges::none_of(subject.base().outcomes, is_event)) return not_applicable("there is no event");
  std::vector<std::string> never;
  for (const UnseenEvent& event : unseen_events(subject.scenario(), subject.base()))
    if (!will_be_seen(event, subject)) never.push_back(words_of(event, subject.scenario()));
  return named(std::move(never), "all events of treatments that are given");
}

constexpr auto reach_rows = std::to_array<Check>({
    {.name = "steps_taken",
     .change = "nothing",
     .law = "at each step somebody is given a course",
     .stage = Stage::patients,
     .item = "states that are never entered",
     .look_at = "eligibility, `accept` and waits of the step; success at the steps before",
     .find = steps_taken},
    {.name = "events_happen",
     .change = "nothing",
     .law = "each event and endpoint that is declared happens to somebody, or will with the scenario's own "
            "number of "
            "patients",
     .stage = Stage::patients,
     .item = "",
     .look_at = "more patients: what is never drawn is missing from the results, with its cost",
     .find = events_happen},
});

}  // namespace

std::span<const Check> reach_checks() { return reach_rows; }

}  // namespace spinepath::verify
