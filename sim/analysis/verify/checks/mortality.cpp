// Checks of life and death.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/numerics/elementary.h"
#include "sim/analysis/verify/change.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"
#include "sim/scenario/format/quantity.h"

namespace spinepath::verify {
namespace {

constexpr const char* no_life_table = "there is no life table";

bool has_life_table(const Subject& subject) { return !subject.scenario().mortality.table.empty(); }

Finding deaths_absent(Subject& subject) {
  const Results results = subject.run(without_deaths(subject.scenario()));
  const CareModel& model = subject.model();
  Comparison comparison;
  for (std::size_t p = 0; p < model.pathways.size(); ++p) {
    const OutcomeKey years = over_horizon(Outcome::life_years);
    comparison.close({subject.pathway(p), years}, mean_of(results, p, years), model.horizon);
    for (std::size_t i = 0; i < model.report_at.size(); ++i) {
      const OutcomeKey alive = at_report(Outcome::alive, i);
      comparison.same({subject.pathway(p), alive}, mean_of(results, p, alive), 1);
    }
  }
  return comparison.finding("no pathway");
}

/// The lowest hazard at ages that patients have at entry [per year].
double least_hazard(const Subject& subject) {
  const LifeTable& table = subject.scenario().mortality.table;
  const Distribution age = to_distribution(subject.scenario().cohort.age);
  double least = certain_death;
  const double oldest = age.quantile(0.9999);
  for (double years = age.quantile(0.0001); years < oldest + 1; years += 1)
    for (const bool female : {false, true}) least = std::min(least, table.hazard(years, female));
  return least;
}

Finding hazards_extreme(Subject& subject) {
  if (!has_life_table(subject)) return not_applicable(no_life_table);
  if (least_hazard(subject) < 1e-6) return not_applicable("nobody dies at some ages");
  constexpr double factor = 1e9, longest = 0.01;  // [1], [years]
  const Results results = subject.run(with_hazards(subject.scenario(), factor));
  Comparison comparison;
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p) {
    const OutcomeKey years = over_horizon(Outcome::life_years);
    comparison.at_most({subject.pathway(p), years}, mean_of(results, p, years), longest);
  }
  return comparison.finding("no pathway");
}

Finding hazards_doubled(Subject& subject) {
  if (!has_life_table(subject)) return not_applicable(no_life_table);
  const Scenario before = without_fatal_events(subject.scenario());
  const Results once = subject.run(before), twice = subject.run(with_hazards(before, 2));
  const CareModel& model = subject.model();
  Comparison comparison;
  for (std::size_t p = 0; p < model.pathways.size(); ++p) {
    for (std::size_t i = 0; i < model.report_at.size(); ++i) {
      const OutcomeKey alive = at_report(Outcome::alive, i);
      comparison.at_most({subject.pathway(p), alive}, mean_of(twice, p, alive), mean_of(once, p, alive));
    }
    const Place years{subject.pathway(p), over_horizon(Outcome::life_years)};
    const auto lived = mean_of(once, p, years.key);
    const bool somebody_died = lived && *lived < model.horizon * (1 - rounding_of_results);
    if (somebody_died) comparison.below(years, mean_of(twice, p, years.key), lived);
  }
  return comparison.finding("no pathway");
}

/// Years lived until `end` by those of one age and sex: the sum over years of age of S (1 - e^-hs)/h, S the share alive
/// at its begin and s the part of it that is lived before `end` [years].
double years_lived(const LifeTable& table, double age, bool female, double ratio, double end) {
  double alive = 1, sum = 0;  // [1], [years]
  for (double time = 0; time < end;) {
    const double in_table = age + time - table.first_age();
    const double span = std::min(std::floor(in_table + same_time) + 1 - in_table, end - time);
    const double hazard = ratio * table.hazard(age + time + span / 2, female);
    const double last = exponential(-hazard * span);
    sum += alive * (hazard > 0 ? (1 - last) / hazard : span);
    alive *= last;
    time += span;
  }
  return sum;
}

Finding life_table_followed(Subject& subject) {
  if (!has_life_table(subject)) return not_applicable(no_life_table);
  const scenario::Mortality& mortality = subject.scenario().mortality;
  const double age = to_distribution(subject.scenario().cohort.age).quantile(0.5);
  Comparison comparison;
  for (const bool female : {false, true}) {
    Scenario changed = without_steps(subject.scenario());
    changed.cohort.age = scenario::fixed_quantity(scenario::Parameter{.value = age});
    changed.cohort.female.value = female ? 1 : 0;
    changed.mortality.ratio_for.clear();
    const Results results = subject.run(changed);
    const OutcomeRow* lived = results.find(0, over_horizon(Outcome::life_years));
    comparison.within(
        {subject.pathway(0), lived->key}, lived->mean,
        years_lived(mortality.table, age, female, mortality.hazard_ratio.value, subject.model().horizon),
        errors_allowed * lived->se.value_or(0) + rounding_of_results);
  }
  return comparison.finding("no pathway");
}

Finding alive_as_the_population(Subject& subject) {
  if (!has_life_table(subject)) return not_applicable(no_life_table);
  Scenario population = without_fatal_events(subject.scenario());
  population.mortality.hazard_ratio.value = 1;
  population.mortality.ratio_for.clear();
  const Results general = subject.run(population);
  const Results& base = subject.base();
  Comparison comparison;
  for (const OutcomeRow& row : base.outcomes)
    if (row.key.outcome == Outcome::alive || row.key.outcome == Outcome::life_years)
      comparison.at_most({subject.pathway(row.pathway), row.key}, row.mean,
                         mean_of(general, row.pathway, row.key));
  return comparison.finding("no report time", Verdict::warning);
}

Finding alive_never_rises(Subject& subject) {
  const CareModel& model = subject.model();
  std::vector<std::size_t> order(model.report_at.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return model.report_at[i]; });
  const Results& base = subject.base();
  Comparison comparison;
  for (std::size_t p = 0; p < model.pathways.size(); ++p) {
    Comparison::Number before = 1;
    for (const std::size_t i : order) {
      const OutcomeKey alive = at_report(Outcome::alive, i);
      comparison.at_most({subject.pathway(p), alive}, mean_of(base, p, alive), before);
      before = mean_of(base, p, alive);
    }
    const OutcomeKey years = over_horizon(Outcome::life_years);
    comparison.at_most({subject.pathway(p), years}, mean_of(base, p, years), model.horizon);
    if (!order.empty())
      comparison.at_least({subject.pathway(p), years}, mean_of(base, p, years),
                          before.value_or(0) * model.report_at[order.back()]);
  }
  return comparison.finding("no pathway");
}

constexpr auto mortality_rows = std::to_array<Check>({
    {.name = "deaths_absent",
     .change = "no life table, no fatal event",
     .law = "everybody is alive at all times; life-years are the horizon",
     .stage = Stage::patients,
     .item = "mortality 0: patients never die, life-years are the horizon",
     .look_at = "adverse events with `death`",
     .find = deaths_absent},
    {.name = "hazards_extreme",
     .change = "hazards of death times 1e9",
     .law = "life-years are below 0.01",
     .stage = Stage::patients,
     .item = "extreme mortality: patients die at once",
     .look_at = "mortality.hazard_ratio, mortality.ratio_for",
     .find = hazards_extreme},
    {.name = "hazards_doubled",
     .change = "hazards of death doubled, no fatal event",
     .law = "never more alive at any time; fewer life-years",
     .stage = Stage::patients,
     .item = "higher mortality: fewer alive",
     .look_at = "mortality.life_table, mortality.hazard_ratio",
     .find = hazards_doubled},
    {.name = "life_table_followed",
     .change = "everybody of the median age, men only and women only, no treatments",
     .law = "life-years are those of the life table, within 5 standard errors",
     .stage = Stage::patients,
     .item = "alive in line with life tables",
     .look_at = "mortality.life_table: its columns and rows",
     .find = life_table_followed},
    {.name = "alive_as_the_population",
     .change = "hazard ratios 1, no fatal event",
     .law = "the share alive in the scenario is at most that of the general population",
     .stage = Stage::patients,
     .item = "at most as many alive as in the general population",
     .look_at = "hazard ratios below 1",
     .find = alive_as_the_population},
    {.name = "alive_never_rises",
     .change = "nothing",
     .law = "the share alive never rises over time; life-years are at most the horizon",
     .stage = Stage::patients,
     .item = "the number of dead never falls",
     .look_at = "simulation.report_at",
     .find = alive_never_rises},
});

}  // namespace

std::span<const Check> mortality_checks() { return mortality_rows; }

}  // namespace spinepath::verify
