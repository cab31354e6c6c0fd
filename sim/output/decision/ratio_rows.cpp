#include "sim/output/decision/ratio_rows.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

std::string_view status_of(const FrontierRow& row) {
  constexpr std::array<std::string_view, 3> statuses{"ND", "ED", "D"};
  return statuses[static_cast<std::size_t>(row.dominance)];
}

RatioInterval interval_of(const FrontierRow& row) { return row.interval.value_or(RatioInterval{}); }

}  // namespace

std::string interval_kind(const FrontierRow& row) {
  if (!row.interval) return {};
  return std::string(row.interval->low ? std::string_view("interval") : not_an_interval);
}

std::string interval_text(const FrontierRow& row) {
  constexpr int shown_digits = 3;
  const RatioInterval interval = interval_of(row);
  if (!interval.low || !interval.high) return interval_kind(row);
  return fmt::format("{} to {}", significant(*interval.low, shown_digits),
                     significant(*interval.high, shown_digits));
}

Json ratio_rows(const std::vector<FrontierRow>& rows, std::span<const Strategy> strategies,
                std::span<const std::string> names) {
  Json all = Json::array();
  for (const FrontierRow& row : rows)
    all.push_back({{"Strategy", names[row.strategy]},
                   {"Cost", strategies[row.strategy].cost},
                   {"Effect", strategies[row.strategy].effect},
                   {"Inc_Cost", number_or_null(row.incremental_cost)},
                   {"Inc_Effect", number_or_null(row.incremental_effect)},
                   {"ICER", number_or_null(row.icer)},
                   {"Status", status_of(row)},
                   {"ICER_p025", number_or_null(interval_of(row).low)},
                   {"ICER_p975", number_or_null(interval_of(row).high)},
                   {"Interval", text_or_null(interval_kind(row))}});
  return all;
}

std::string icers_csv(std::vector<FrontierRow> rows, std::span<const Strategy> strategies,
                      std::span<const std::string> names) {
  std::string text = "Strategy,Cost,Effect,Inc_Cost,Inc_Effect,ICER,Status,ICER_p025,ICER_p975,Interval\n";
  std::ranges::stable_sort(rows, {}, &FrontierRow::dominance);
  for (const FrontierRow& row : rows)
    text += fmt::format("{},{},{},{},{},{},{},{},{},{}\n", names[row.strategy],
                        digits(strategies[row.strategy].cost), digits(strategies[row.strategy].effect),
                        digits(row.incremental_cost), digits(row.incremental_effect), digits(row.icer),
                        status_of(row), digits(interval_of(row).low), digits(interval_of(row).high),
                        interval_kind(row));
  return text;
}

}  // namespace spinepath::output
