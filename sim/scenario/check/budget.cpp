#include <fmt/format.h>

#include "sim/scenario/check/check.h"
#include "sim/scenario/check/names.h"
#include "sim/scenario/format/rules.h"

namespace spinepath::scenario {
namespace {

/// False if it was refused, here or when it was read.
bool check_yearly(const Yearly& numbers, std::int64_t years, const KeyPath& path, Report& report) {
  if (numbers.empty() || years == 0) return false;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (numbers[i].uncertainty)
      report.refuse({.where = numbers[i].uncertainty->where,
                     .key = path.shown,
                     .problem = "cannot be uncertain",
                     .allowed = "a number; run the budget with other numbers instead"});
  if (numbers.size() == 1 || numbers.size() == static_cast<std::size_t>(years)) return true;
  report.refuse({.where = numbers[0].where,
                 .key = path.shown,
                 .problem = fmt::format("has {} numbers for {} years", numbers.size(), years),
                 .allowed = "one number, or one for each of budget.years"});
  return false;
}

void check_mix(const Mix& mix, const Scenario& scenario, const KeyPath& path, Report& report) {
  if (mix.where == Location{}) return;  // missing
  const std::int64_t years = scenario.budget->years;
  const auto pathways = names_of(scenario.pathways);
  bool whole = years > 0;
  for (const auto& [pathway, shares] : mix.uptake) {
    check_known(pathway, path.key(pathway.text), "is not in [[pathways]]", pathways, report);
    whole = check_yearly(shares, years, path.key(pathway.text), report) && whole;
  }
  for (std::size_t year = 0; whole && year < static_cast<std::size_t>(years); ++year) {
    double sum = 0;
    for (const auto& [pathway, shares] : mix.uptake) sum += in_year(shares, year).value;
    if (sums_to_1(sum)) continue;
    report.refuse({.where = mix.where,
                   .key = path.shown,
                   .problem = fmt::format("shares of year {} sum to {:.10g}", year + 1, sum),
                   .allowed = "a sum of 1 in each year"});
    return;
  }
}

}  // namespace

void validate_budget(const Scenario& scenario, Report& report) {
  if (!scenario.budget) return;
  const Budget& budget = *scenario.budget;
  const KeyPath path = KeyPath{}.key("budget");
  check_yearly({budget.population}, budget.years, path.key("population"), report);
  check_yearly({budget.discount}, budget.years, path.key("discount"), report);
  check_yearly(budget.eligible, budget.years, path.key("eligible"), report);
  check_mix(budget.current, scenario, path.key("current"), report);
  check_mix(budget.new_mix, scenario, path.key("new"), report);
}

}  // namespace spinepath::scenario
