// Checks of discounting.
#include <algorithm>
#include <array>

#include "models/numerics/elementary.h"
#include "sim/analysis/verify/change.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"

namespace spinepath::verify {
namespace {

/// Calls visit(discounted, undiscounted) for each pair of keys.
template <class Visit>
void for_each_pair(const Visit& visit) {
  visit(over_horizon(Outcome::qalys), over_horizon(Outcome::qalys_undiscounted));
  visit(over_horizon(Outcome::life_years_discounted), over_horizon(Outcome::life_years));
  for (const View view : views)
    visit(key_of(Outcome::spend, view), key_of(Outcome::spend_undiscounted, view));
}

Finding discount_zero(Subject& subject) {
  const Results results = subject.run(with_discount(subject.scenario(), [](double) { return 0; }));
  Comparison comparison;
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p)
    for_each_pair([&](const OutcomeKey& discounted, const OutcomeKey& plain) {
      comparison.close({subject.pathway(p), discounted}, mean_of(results, p, discounted),
                       mean_of(results, p, plain));
    });
  return comparison.finding("no pathway");
}

/// Whether a discount can change it.
bool is_discounted(const OutcomeKey& key) {
  const bool qalys = key.outcome == Outcome::qalys || key.outcome == Outcome::life_years_discounted;
  return qalys || (is_money(key) && key.outcome != Outcome::spend_undiscounted);
}

Finding discount_raised(Subject& subject) {
  const Utility& utility = subject.model().utility;
  const bool positive = std::min(utility.at(0), utility.at(100)) >= 0;
  const Scenario harmless = without_losses(subject.scenario());
  const auto raised = [](double rate) { return std::min(rate + 0.05, 0.95); };
  const Results before = subject.run(harmless), after = subject.run(with_discount(harmless, raised));
  Comparison comparison;
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p) {
    const std::string name = subject.pathway(p);
    for_each_pair([&](const OutcomeKey& key, const OutcomeKey&) {
      if (key.outcome == Outcome::qalys && !positive) return;
      comparison.at_most({name, key}, mean_of(after, p, key), mean_of(before, p, key));
    });
    const OutcomeKey years = over_horizon(Outcome::life_years_discounted);
    comparison.below({name, years}, mean_of(after, p, years), mean_of(before, p, years));
    compare_rows(comparison, name, after, p, before, p,
                 [](const OutcomeKey& key) { return !is_discounted(key); });
  }
  return comparison.finding("no pathway");
}

Finding undiscounted_at_least_discounted(Subject& subject) {
  const Results& base = subject.base();
  const Utility& utility = subject.model().utility;
  const bool positive = std::min(utility.at(0), utility.at(100)) >= 0;
  Comparison comparison;
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p)
    for_each_pair([&](const OutcomeKey& discounted, const OutcomeKey& plain) {
      if (discounted.outcome == Outcome::qalys && !positive) return;
      comparison.at_most({subject.pathway(p), discounted}, mean_of(base, p, discounted),
                         mean_of(base, p, plain));
    });
  return comparison.finding("no pathway");
}

/// A constant flow of 1 a year until `end`: the sum over rates of w (1 - (1+r)^-s) / ln(1+r), w the weight of the
/// rate's begin, s the time for which it applies [years].
double discounted_years(const scenario::RateSteps& steps, double end) {
  double sum = 0, weight = 1;
  for (std::size_t i = 0; i < steps.size() && steps[i].start < end; ++i) {
    const double until = i + 1 < steps.size() ? std::min(steps[i + 1].start, end) : end;
    const double log = natural_log(1 + steps[i].rate.value), time = until - steps[i].start;
    const double last = exponential(-log * time);
    sum += weight * (log > 0 ? (1 - last) / log : time);
    weight *= last;
  }
  return sum;
}

Finding discount_as_declared(Subject& subject) {
  Scenario plain = without_losses(without_deaths(without_steps(with_utility(subject.scenario(), 1, 0))));
  plain = with_prices(std::move(plain), 0);
  plain.background.health_care.base.value = 1000;
  const Results results = subject.run(plain);
  const scenario::Simulation& simulation = plain.simulation;
  const double end = simulation.horizon.value;
  Comparison comparison;
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p) {
    const OutcomeKey qalys = over_horizon(Outcome::qalys);
    const OutcomeKey money = key_of(Outcome::spend, View::health_care);
    comparison.close({subject.pathway(p), qalys}, mean_of(results, p, qalys),
                     discounted_years(simulation.discount_qalys, end));
    comparison.close({subject.pathway(p), money}, mean_of(results, p, money),
                     1000 * discounted_years(simulation.discount_costs, end));
  }
  return comparison.finding("no pathway");
}

constexpr auto discount_rows = std::to_array<Check>({
    {.name = "discount_zero",
     .change = "discount rates 0",
     .law = "discounted money, QALYs and life-years equal the undiscounted ones",
     .stage = Stage::results,
     .item = "discount rates 0: discounted and undiscounted are the same",
     .look_at = "simulation.discount_costs, simulation.discount_qalys",
     .find = discount_zero},
    {.name = "discount_raised",
     .change = "discount rates higher by 0.05, no QALY losses",
     .law = "discounted totals fall; no other outcome changes",
     .stage = Stage::results,
     .item = "higher discount rates: discounted totals fall",
     .look_at = "simulation.discount_costs, simulation.discount_qalys",
     .find = discount_raised},
    {.name = "undiscounted_at_least_discounted",
     .change = "nothing",
     .law = "undiscounted totals are at least the discounted ones",
     .stage = Stage::results,
     .item = "undiscounted results are at least the discounted ones",
     .look_at = "simulation.discount_costs, simulation.discount_qalys",
     .find = undiscounted_at_least_discounted},
    {.name = "discount_as_declared",
     .change = "utility 1, no deaths, no treatments, background 1,000 a year",
     .law = "QALYs and money are those of the closed form (1 - (1+r)^-H)/ln(1+r)",
     .stage = Stage::results,
     .item = "the discounted value of a known amount",
     .look_at = "simulation.discount_costs, simulation.discount_qalys and their `from`",
     .find = discount_as_declared},
});

}  // namespace

std::span<const Check> discounting_checks() { return discount_rows; }

}  // namespace spinepath::verify
