// Checks of what no result may exceed, whatever the scenario.
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"

namespace spinepath::verify {
namespace {

/// The largest value of an outcome; none: there is no limit.
std::optional<double> highest_value(const OutcomeKey& key) {
  const std::string_view unit = info_of(key.outcome).unit;
  if (unit == "probability") return 1;
  if (unit == "VAS mm") return 100;
  if (key.outcome == Outcome::relief || key.outcome == Outcome::treated_relief) return 100;
  return std::nullopt;
}

bool may_be_negative(const OutcomeKey& key) {
  const std::string_view unit = info_of(key.outcome).unit;
  return unit == "percent" || unit == qaly_unit;
}

Finding values_within_limits(Subject& subject) {
  Comparison comparison;
  for (const OutcomeRow& row : subject.base().outcomes) {
    if (!row.mean) continue;
    const Place place{subject.pathway(row.pathway), row.key};
    if (!may_be_negative(row.key)) comparison.at_least(place, row.mean, 0);
    if (const auto most = highest_value(row.key)) comparison.at_most(place, row.mean, most);
  }
  return comparison.finding("no pathway");
}

Finding criteria_in_order(Subject& subject) {
  const Results& base = subject.base();
  Comparison comparison;
  const auto at_most = [&](const OutcomeRow& row, Outcome other) {
    OutcomeKey key = row.key;
    key.outcome = other;
    comparison.at_most({subject.pathway(row.pathway), row.key}, row.mean, mean_of(base, row.pathway, key));
  };
  for (const OutcomeRow& row : base.outcomes) {
    if (row.key.outcome == Outcome::relief_50) at_most(row, Outcome::relief_30);
    if (row.key.outcome == Outcome::treated_relief_50) at_most(row, Outcome::treated_relief_30);
    if (row.key.outcome == Outcome::years_relief_50) at_most(row, Outcome::years_relief_30);
    if (row.key.outcome == Outcome::years_relief_30) at_most(row, Outcome::life_years);
    if (row.key.outcome == Outcome::treated) at_most(row, Outcome::courses);
  }
  return comparison.finding("no pathway");
}

/// Those who may be at the next step afterwards.
std::uint64_t going_on(const Fates& fates) {
  std::uint64_t count = 0;
  for (const FateInfo& info : fate_table)
    if (info.goes_on || info.fate == Fate::ineligible || info.fate == Fate::declined)
      count += fates[static_cast<std::size_t>(info.fate)];
  return count;
}

Finding everybody_has_a_fate(Subject& subject) {
  const Results& base = subject.base();
  std::vector<std::string> wrong;
  std::size_t steps = 0;
  for (std::size_t p = 0; p < base.fates.size(); ++p) {
    std::uint64_t arriving = base.patients;
    for (std::size_t s = 0; s < base.fates[p].size(); ++s, ++steps) {
      const Fates& fates = base.fates[p][s];
      std::uint64_t all = 0;
      for (const std::uint64_t count : fates) all += count;
      const std::uint64_t not_reached = fates[static_cast<std::size_t>(Fate::not_reached)];
      if (all != base.patients || all - not_reached > arriving)
        wrong.push_back(fmt::format("{}, step {}: {} of {} patients, at most {} of them arrive",
                                    subject.pathway(p), s + 1, all, base.patients, arriving));
      arriving = going_on(fates);
    }
  }
  if (steps == 0) return not_applicable("no pathway has a step");
  return named(std::move(wrong), fmt::format("{} steps", steps), Verdict::failed);
}

constexpr auto range_rows = std::to_array<Check>({
    {.name = "values_within_limits",
     .change = "nothing",
     .law = "probabilities are within 0 and 1, pain within 0 and 100, relief at most 100; nothing that is "
            "counted is "
            "negative",
     .stage = Stage::patients,
     .item = "probabilities and numbers of patients are within their limits",
     .look_at = "inputs near the ends of their ranges",
     .find = values_within_limits},
    {.name = "criteria_in_order",
     .change = "nothing",
     .law = "no more patients or years with 50 % relief than with 30 %; years with relief are at most "
            "life-years; no "
            "more treated than courses",
     .stage = Stage::patients,
     .item = "numbers of patients in nested states are in order",
     .look_at = "rates relief_30 and relief_50 of curves",
     .find = criteria_in_order},
    {.name = "everybody_has_a_fate",
     .change = "nothing",
     .law = "the fates at each step sum to all patients; no more arrive than go on from the step before",
     .stage = Stage::patients,
     .item = "numbers of patients in all states sum to the cohort",
     .look_at = "flow.csv",
     .find = everybody_has_a_fate},
});

}  // namespace

std::span<const Check> range_checks() { return range_rows; }

}  // namespace spinepath::verify
