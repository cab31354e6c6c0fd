// Checks of life-years and QALYs.
#include <algorithm>
#include <array>

#include "sim/analysis/verify/change.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"

namespace spinepath::verify {
namespace {

/// QALYs and the life-years with the same discount.
constexpr std::array qalys_and_years{std::pair{Outcome::qalys, Outcome::life_years_discounted},
                                     std::pair{Outcome::qalys_undiscounted, Outcome::life_years}};

template <class Compare>
Comparison of_all_pathways(const Subject& subject, const Compare& compare) {
  Comparison comparison;
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p)
    for (const auto& [qalys, years] : qalys_and_years)
      compare(comparison, p, Place{subject.pathway(p), over_horizon(qalys)}, over_horizon(years));
  return comparison;
}

Finding utilities_one(Subject& subject) {
  const Results results = subject.run(without_losses(with_utility(subject.scenario(), 1, 0)));
  const auto compare = [&](Comparison& comparison, std::size_t p, const Place& qalys,
                           const OutcomeKey& years) {
    comparison.close(qalys, mean_of(results, p, qalys.key), mean_of(results, p, years));
  };
  return of_all_pathways(subject, compare).finding("no pathway");
}

Finding utilities_zero(Subject& subject) {
  const Results results = subject.run(without_losses(with_utility(subject.scenario(), 0, 0)));
  const auto compare = [&](Comparison& comparison, std::size_t p, const Place& qalys, const OutcomeKey&) {
    comparison.same(qalys, mean_of(results, p, qalys.key), 0);
  };
  return of_all_pathways(subject, compare).finding("no pathway");
}

Finding utilities_lowered(Subject& subject) {
  constexpr double by = 0.05;  // [utility]
  const scenario::Utility& utility = subject.scenario().utility;
  const Results lower = subject.run(
      with_utility(subject.scenario(), utility.at_no_pain.value - by, utility.per_pain_point.value));
  const Results& base = subject.base();
  const auto compare = [&](Comparison& comparison, std::size_t p, const Place& qalys,
                           const OutcomeKey& years) {
    const double lived = mean_of(base, p, years).value_or(0);
    comparison.close(qalys, mean_of(lower, p, qalys.key),
                     mean_of(base, p, qalys.key).value_or(0) - by * lived, lived);
  };
  Comparison comparison = of_all_pathways(subject, compare);
  const auto others = [](const OutcomeKey& key) { return info_of(key.outcome).unit != qaly_unit; };
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p)
    compare_rows(comparison, subject.pathway(p), lower, p, base, p, others);
  return comparison.finding("no pathway");
}

Finding qalys_at_most_life_years(Subject& subject) {
  const Utility& utility = subject.model().utility;
  if (std::max(utility.at(0), utility.at(100)) > 1) return not_applicable("a utility is above 1");
  const Results& base = subject.base();
  const auto compare = [&](Comparison& comparison, std::size_t p, const Place& qalys,
                           const OutcomeKey& years) {
    comparison.at_most(qalys, mean_of(base, p, qalys.key), mean_of(base, p, years));
  };
  return of_all_pathways(subject, compare).finding("no pathway");
}

Finding qalys_per_life_year(Subject& subject) {
  const Utility& utility = subject.model().utility;
  const auto [least, most] = std::minmax({utility.at(0), utility.at(100)});
  const Results results = subject.run(without_losses(subject.scenario()));
  const double lowest = least, highest = most;
  const auto compare = [&](Comparison& comparison, std::size_t p, const Place& qalys,
                           const OutcomeKey& years) {
    const double lived = mean_of(results, p, years).value_or(0);
    comparison.at_most(qalys, mean_of(results, p, qalys.key), highest * lived);
    comparison.at_least(qalys, mean_of(results, p, qalys.key), lowest * lived);
  };
  return of_all_pathways(subject, compare).finding("no pathway");
}

constexpr auto quality_rows = std::to_array<Check>({
    {.name = "utilities_one",
     .change = "utility 1 at any pain, no QALY losses",
     .law = "QALYs equal life-years, with and without discount",
     .stage = Stage::results,
     .item = "all utilities 1: QALYs are life-years",
     .look_at = "discount of QALYs and of life-years; QALY losses that remain",
     .find = utilities_one},
    {.name = "utilities_zero",
     .change = "utility 0 at any pain, no QALY losses",
     .law = "QALYs are 0",
     .stage = Stage::results,
     .item = "all utilities 0: no QALYs",
     .look_at = "what adds QALYs apart from utility",
     .find = utilities_zero},
    {.name = "utilities_lowered",
     .change = "utility lower by 0.05 at any pain",
     .law = "QALYs fall by 0.05 of the life-years; no other outcome changes",
     .stage = Stage::results,
     .item = "lower utilities: fewer QALYs",
     .look_at = "what uses utility apart from QALYs",
     .find = utilities_lowered},
    {.name = "qalys_at_most_life_years",
     .change = "nothing",
     .law = "where no utility is above 1, QALYs are at most the life-years",
     .stage = Stage::results,
     .item = "life-years are at least QALYs",
     .look_at = "utility.at_no_pain and utility.per_pain_point",
     .find = qalys_at_most_life_years},
    {.name = "qalys_per_life_year",
     .change = "no QALY losses",
     .law = "QALYs per life-year are between the lowest and the highest utility",
     .stage = Stage::results,
     .item = "QALYs per life-year are within the range of utilities",
     .look_at = "utility.at_no_pain and utility.per_pain_point",
     .find = qalys_per_life_year},
});

}  // namespace

std::span<const Check> quality_checks() { return quality_rows; }

}  // namespace spinepath::verify
