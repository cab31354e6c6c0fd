// Money: a currency and the year of its prices. What a file's amounts are in, and what its table `prices`
// makes of them: amount x index (from the file's price year to that of the table, in the file's currency)
// x exchange rate (units of the table's currency for one of the file's).
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

/// What one unit of the scenario's money is in the other one; none where its file does not say.
std::optional<double> rate_to(const Money& money, const Scenario& scenario);

/// The money in which all can be told: the first one's own, else what the first one's `prices` make of it.
std::optional<Money> common_money(std::span<const Scenario* const> scenarios);

}  // namespace spinepath::scenario
