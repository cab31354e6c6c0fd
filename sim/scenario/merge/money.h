// Money: a currency and its price year, those of a file's amounts or those of its table `prices`. Conversion
// from the former to the latter: amount x index (from the file's price year to that of the table, in the
// file's currency) x exchange rate (units of the table's currency per unit of the file's). Source:
// scenarios/guide.md, Money for comparisons.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

struct Money {
  std::string currency;
  std::int64_t year = 0;
  bool operator==(const Money&) const = default;
};

/// "USD of 2024"
std::string to_text(const Money& money);

Money money_of(const Scenario& scenario);

/// One unit of the scenario's money in the other money [units of `money` per unit]; none if the file gives no
/// conversion to it.
std::optional<double> rate_to(const Money& money, const Scenario& scenario);

/// The money to which all scenarios can be converted: the first one's own, else that of the first one's
/// `prices`; none if there is no such money.
std::optional<Money> common_money(std::span<const Scenario* const> scenarios);

}  // namespace spinepath::scenario
