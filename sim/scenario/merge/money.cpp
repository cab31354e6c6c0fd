#include "sim/scenario/merge/money.h"

#include <algorithm>

#include <fmt/format.h>

namespace spinepath::scenario {

std::string to_text(const Money& given) { return fmt::format("{} of {}", given.currency, given.year); }

Money money_of(const Scenario& scenario) { return {scenario.currency, scenario.price_year}; }

std::optional<double> rate_to(const Money& given, const Scenario& scenario) {
  if (given == money_of(scenario)) return 1.0;
  const std::optional<Prices>& prices = scenario.prices;
  if (!prices || given != Money{prices->currency.text, prices->year}) return std::nullopt;
  const auto value_or_one = [](const std::optional<Parameter>& p) { return p ? p->value : 1.0; };
  return value_or_one(prices->index) * value_or_one(prices->exchange_rate);
}

std::optional<Money> common_money(std::span<const Scenario* const> scenarios) {
  const Scenario& first = *scenarios.front();
  const auto all_reach = [&](const Money& target) {
    return std::ranges::all_of(scenarios, [&](const Scenario* s) { return rate_to(target, *s).has_value(); });
  };
  if (all_reach(money_of(first))) return money_of(first);
  if (!first.prices) return std::nullopt;
  const Money target{first.prices->currency.text, first.prices->year};
  return all_reach(target) ? std::optional(target) : std::nullopt;
}

}  // namespace spinepath::scenario
