// Checks of money: parts add up to the whole, and payers share it.
#include <array>
#include <cmath>

#include "sim/analysis/verify/change.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"
#include "sim/engine/value/itemised.h"

namespace spinepath::verify {
namespace {

Finding views_add_up(Subject& subject) {
  const Results& base = subject.base();
  Comparison comparison;
  for (const OutcomeRow& row : base.outcomes) {
    if (info_of(row.key.outcome).indexed_by != IndexedBy::view) continue;
    if (row.key.of != static_cast<int>(View::health_care)) continue;
    const auto in = [&](View view) {
      OutcomeKey key = row.key;
      key.of = static_cast<int>(view);
      return mean_of(base, row.pathway, key);
    };
    const auto patient = in(View::patient), payer = in(View::payer);
    if (!row.mean || !patient || !payer) continue;
    comparison.close({subject.pathway(row.pathway), row.key}, row.mean, *patient + *payer);
    OutcomeKey societal = row.key;
    societal.of = static_cast<int>(View::societal);
    comparison.at_least({subject.pathway(row.pathway), societal}, in(View::societal), row.mean);
  }
  return comparison.finding("no pathway");
}

/// Sums of the lines of a pathway: of all, and of each class.
struct LineSums {
  double all = 0;
  std::array<double, treatment_class_count> of_class{};  ///< [money]
};

LineSums sums_of_lines(const CareModel& model, const Results& results, std::size_t pathway, Outcome outcome) {
  LineSums sums;
  for (const OutcomeRow& row : results.outcomes) {
    if (row.pathway != pathway || row.key.outcome != outcome) continue;
    sums.all += row.mean.value_or(0);
    if (row.key.of == OutcomeKey::background) continue;
    const Treatment& treatment = model.treatments[static_cast<std::size_t>(row.key.of)];
    sums.of_class[static_cast<std::size_t>(treatment.treatment_class)] += row.mean.value_or(0);
  }
  return sums;
}

Finding lines_add_up(Subject& subject) {
  const Results& base = subject.base();
  Comparison comparison;
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p) {
    for (const View view : views) {
      const Outcome outcome = spend_by_treatment_of(view);
      if (!is_kept(outcome, subject.model().itemised_view)) continue;
      const OutcomeKey whole = key_of(Outcome::spend, view);
      comparison.close({subject.pathway(p), whole}, mean_of(base, p, whole),
                       sums_of_lines(subject.model(), base, p, outcome).all);
    }
    const LineSums sums = sums_of_lines(subject.model(), base, p, Outcome::spend_by_treatment);
    for (int c = 0; c < treatment_class_count; ++c) {
      const OutcomeKey key = over_horizon(Outcome::spend_by_class, c);
      comparison.close({subject.pathway(p), key}, mean_of(base, p, key).value_or(0),
                       sums.of_class[static_cast<std::size_t>(c)], sums.all);
    }
  }
  return comparison.finding("no pathway");
}

Finding coinsurance_shifts_money(Subject& subject) {
  const auto with_coinsurance = [&](double share) {
    Scenario changed = subject.scenario();
    changed.coverage.coinsurance.value = share;
    return subject.run(changed);
  };
  const Results none = with_coinsurance(0), full = with_coinsurance(1);
  const Results& base = subject.base();
  Comparison comparison;
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p) {
    const std::string name = subject.pathway(p);
    const OutcomeKey patient = key_of(Outcome::spend, View::patient),
                     payer = key_of(Outcome::spend, View::payer),
                     both = key_of(Outcome::spend, View::health_care);
    for (const Results* results : {&none, &full})
      comparison.close({name, both}, mean_of(*results, p, both), mean_of(base, p, both));
    comparison.close({name, payer}, mean_of(full, p, payer), 0, mean_of(full, p, both).value_or(0));
    comparison.at_most({name, patient}, mean_of(none, p, patient), mean_of(base, p, patient));
    const auto others = [](const OutcomeKey& key) { return !is_money(key); };
    compare_rows(comparison, name, full, p, base, p, others);
  }
  return comparison.finding("no pathway");
}

Finding days_off_valued(Subject& subject) {
  constexpr double value = 100;  // [money per day]
  Scenario changed = subject.scenario();
  changed.background.lost_production.base.value = 0;
  changed.background.lost_production.per_pain_point.value = 0;
  changed.background.day_off_work.value = value;
  const Results results = subject.run(changed);
  Comparison comparison;
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p) {
    const OutcomeKey societal = key_of(Outcome::spend_undiscounted, View::societal),
                     care = key_of(Outcome::spend_undiscounted, View::health_care);
    const double days = mean_of(results, p, over_horizon(Outcome::days_off_work)).value_or(0);
    comparison.close({subject.pathway(p), societal}, mean_of(results, p, societal),
                     mean_of(results, p, care).value_or(0) + value * days);
  }
  return comparison.finding("no pathway");
}

Finding background_flows_until_death(Subject& subject) {
  constexpr double yearly = 1000;  // [money per year]
  Scenario changed = with_prices(without_steps(subject.scenario()), 0);
  changed.background.health_care.base.value = yearly;
  const Results results = subject.run(changed);
  Comparison comparison;
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p) {
    const OutcomeKey money = key_of(Outcome::spend_undiscounted, View::health_care);
    comparison.close({subject.pathway(p), money}, mean_of(results, p, money),
                     yearly * mean_of(results, p, over_horizon(Outcome::life_years)).value_or(0));
  }
  return comparison.finding("no pathway");
}

Finding money_per_responder(Subject& subject) {
  const std::vector<double>& times = subject.model().report_at;
  std::size_t year = 0;
  while (year < times.size() && std::fabs(times[year] - 1) > same_time) ++year;
  if (year == times.size()) return not_applicable("12 months is no report time");
  const Results& base = subject.base();
  Comparison comparison;
  for (const OutcomeRow& row : base.outcomes) {
    if (row.key.outcome != Outcome::cost_per_responder || !row.mean) continue;
    const auto share = mean_of(base, row.pathway, at_report(Outcome::relief_50, year)),
               alive = mean_of(base, row.pathway, at_report(Outcome::alive, year)),
               spend = mean_of(base, row.pathway, at_report(Outcome::spend, year, row.key.of));
    if (share && alive && spend)
      comparison.close({subject.pathway(row.pathway), row.key}, *row.mean * *share * *alive, spend);
  }
  return comparison.finding("nobody has half of the pain gone at 12 months");
}

Finding cohort_doubled(Subject& subject) {
  Scenario changed = subject.scenario();
  changed.cohort.size.value *= 2;
  const Results& base = subject.base();
  const Results doubled = subject.run(changed);
  Comparison comparison;
  for (const OutcomeRow& row : base.outcomes) {
    const auto after = mean_of(doubled, row.pathway, row.key);
    const Place place{subject.pathway(row.pathway), row.key};
    if (row.key.outcome != Outcome::cohort_spend)
      comparison.same(place, after, row.mean);
    else if (row.mean)
      comparison.close(place, after, 2 * *row.mean);
  }
  return comparison.finding("no pathway");
}

constexpr auto money_rows = std::to_array<Check>({
    {.name = "views_add_up",
     .change = "nothing",
     .law = "patient and payer together are health care; society spends at least as much",
     .stage = Stage::results,
     .item = "disentangled results sum to the totals",
     .look_at = "`covered`, coverage.coinsurance, cohort.flags.insured",
     .find = views_add_up},
    {.name = "lines_add_up",
     .change = "nothing",
     .law = "treatments and background add up to the total, the treatments of a class to the class",
     .stage = Stage::results,
     .item = "disentangled results sum to the totals",
     .look_at = "the class of each treatment; costs of events",
     .find = lines_add_up},
    {.name = "coinsurance_shifts_money",
     .change = "coinsurance 0 and 1",
     .law = "health care spends the same; with 1 the payer pays nothing; nothing but money changes",
     .stage = Stage::results,
     .item = "",
     .look_at = "coverage.coinsurance, `covered`",
     .find = coinsurance_shifts_money},
    {.name = "days_off_valued",
     .change = "no lost production in the background, a day off work worth 100",
     .law = "society spends 100 for each day off work more than health care",
     .stage = Stage::results,
     .item = "disentangled results sum to the totals",
     .look_at = "`recovery.days_off_work`, background.day_off_work",
     .find = days_off_valued},
    {.name = "background_flows_until_death",
     .change = "no treatments, background health care of 1,000 a year alone",
     .law = "undiscounted spend is 1,000 times the life-years",
     .stage = Stage::results,
     .item = "costs per unit of time are the declared ones",
     .look_at = "background.health_care",
     .find = background_flows_until_death},
    {.name = "money_per_responder",
     .change = "nothing",
     .law = "money per responder times responders is the spend at 12 months",
     .stage = Stage::results,
     .item = "",
     .look_at = "simulation.report_at",
     .find = money_per_responder},
    {.name = "cohort_doubled",
     .change = "cohort.size doubled",
     .law = "spend of the cohort doubles; no other outcome changes",
     .stage = Stage::results,
     .item = "",
     .look_at = "cohort.size",
     .find = cohort_doubled},
});

}  // namespace

std::span<const Check> money_checks() { return money_rows; }

}  // namespace spinepath::verify
