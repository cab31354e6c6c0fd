// Checks of prices: each one counts as often as it is declared, in its own line alone.
#include <algorithm>
#include <array>

#include "sim/analysis/verify/change.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"

namespace spinepath::verify {
namespace {

Finding prices_zero(Subject& subject) {
  const Results results = subject.run(with_prices(subject.scenario(), 0));
  Comparison comparison;
  for (const OutcomeRow& row : results.outcomes)
    if (is_money(row.key)) comparison.same({subject.pathway(row.pathway), row.key}, row.mean.value_or(0), 0);
  return comparison.finding("no pathway");
}

Finding prices_doubled(Subject& subject) {
  if (prices_of(subject.scenario()).empty()) return not_applicable("there is no price");
  const Results base = subject.run(with_prices(subject.scenario(), 1));
  const Results doubled = subject.run(with_prices(subject.scenario(), 2));
  Comparison comparison;
  for (const OutcomeRow& row : doubled.outcomes) {
    const Place place{subject.pathway(row.pathway), row.key};
    const auto before = mean_of(base, row.pathway, row.key);
    if (!is_money(row.key))
      comparison.same(place, row.mean, before);
    else if (before)
      comparison.close(place, row.mean, 2 * *before);
  }
  return comparison.finding("no pathway");
}

OutcomeKey line_of(const Price& price) {
  const int treatment = price.treatment ? static_cast<int>(*price.treatment) : OutcomeKey::background;
  return over_horizon(Outcome::spend_by_treatment, treatment);
}

/// With the price at 0, as it is, and doubled. Its line is linear in it, the others do not depend on it.
struct AtPrices {
  Results none, once, twice;
};

void compare_lines(Comparison& comparison, const Subject& subject, const OutcomeKey& line,
                   const AtPrices& at) {
  for (const OutcomeRow& row : at.once.outcomes) {
    if (row.key.outcome != Outcome::spend_by_treatment) continue;
    const Place place{subject.pathway(row.pathway), row.key};
    const auto none = mean_of(at.none, row.pathway, row.key), twice = mean_of(at.twice, row.pathway, row.key);
    if (row.key != line) {
      comparison.same(place, none, row.mean);
      comparison.same(place, twice, row.mean);
    } else if (none && row.mean) {
      comparison.at_least(place, row.mean, none);
      comparison.close(place, twice, 2 * *row.mean - *none, 2 * *row.mean);
    }
  }
}

Finding one_price_doubled(Subject& subject) {
  RunOptions few = subject.options();
  few.patients = std::min<std::uint64_t>(few.patients, 1024);
  const auto at_price = [&](const Price& price, double factor) {
    Scenario changed = subject.scenario();
    price.scale(changed, factor);
    return subject.run(subject.compiled(changed), few);
  };
  const Results once = subject.run(subject.model(), few);
  Comparison comparison;
  for (const Price& price : prices_of(subject.scenario()))
    compare_lines(comparison, subject, line_of(price), {at_price(price, 0), once, at_price(price, 2)});
  return comparison.finding("there is no price");
}

constexpr auto price_rows = std::to_array<Check>({
    {.name = "prices_zero",
     .change = "all prices 0",
     .law = "every line of money is 0",
     .stage = Stage::results,
     .item = "all costs 0: no costs",
     .look_at = "what adds money without a price",
     .find = prices_zero},
    {.name = "prices_doubled",
     .change = "all prices doubled",
     .law = "every line of money doubles; no other outcome changes",
     .stage = Stage::results,
     .item = "higher acquisition costs: higher costs",
     .look_at = "amounts that depend on others; what depends on money apart from money",
     .find = prices_doubled},
    {.name = "one_price_doubled",
     .change = "each price in turn 0, as it is, and doubled",
     .law = "the line of its treatment grows by the same amount both times; the other lines do not change",
     .stage = Stage::results,
     .item = "higher acquisition costs: higher costs of that treatment",
     .look_at = "the item's `when`, `once` and `until`",
     .find = one_price_doubled},
});

}  // namespace

std::span<const Check> price_checks() { return price_rows; }

}  // namespace spinepath::verify
