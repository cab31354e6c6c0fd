#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/check/check.h"

namespace spinepath::scenario {
namespace {

/// A factor is required where `from` and `to` differ, and must be 1 or left out where they are equal.
void check_factor(const std::optional<Parameter>& factor, const Prices& prices, std::string_view key,
                  const std::string& from, const std::string& to, Report& report) {
  const std::string shown = fmt::format("prices.{}", key);
  if (from != to && !factor)
    report.miss({.where = prices.currency.where,
                 .key = shown,
                 .problem = fmt::format("missing: needed to convert {} to {}", from, to),
                 .allowed = "a number above 0"});
  if (from == to && factor && factor->value != 1)
    report.refuse({.where = factor->where,
                   .key = shown,
                   .problem = fmt::format("nothing to convert: both are {}", to),
                   .allowed = "1, or left out"});
}

}  // namespace

void validate_currency(const Name& currency, const std::string& key, Report& report) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (currency.text.size() == 3 && std::ranges::all_of(currency.text, capital)) return;
  report.refuse({.where = currency.where,
                 .key = key,
                 .problem = fmt::format("\"{}\" is not a currency", currency.text),
                 .allowed = "three capital letters, such as USD"});
}

void validate_prices(const Scenario& scenario, Report& report) {
  const std::optional<Prices>& prices = scenario.prices;
  if (!prices || prices->currency.text.empty()) return;
  validate_currency(prices->currency, "prices.currency", report);
  if (scenario.currency.empty() || prices->year == 0 || scenario.price_year == 0) return;
  check_factor(prices->index, *prices, "index", fmt::format("{}", scenario.price_year),
               fmt::format("{}", prices->year), report);
  check_factor(prices->exchange_rate, *prices, "exchange_rate", scenario.currency, prices->currency.text,
               report);
}

}  // namespace spinepath::scenario
