// Ratios along the frontier in result files and reports: names and statuses as in dampack's table of ICERs, then their
// 95 % intervals.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/analysis/decision/frontier.h"
#include "sim/output/files/json.h"

namespace spinepath::output {

inline constexpr std::string_view not_an_interval = "not an interval";

/// "interval" or "not an interval"; empty without a ratio, and where the interval is not known.
std::string interval_kind(const FrontierRow& row);

/// For reports: "1,200 to 3,400", "not an interval", or empty.
std::string interval_text(const FrontierRow& row);

/// Strategies and names by the index that rows have.
Json ratio_rows(const std::vector<FrontierRow>& rows, std::span<const Strategy> strategies,
                std::span<const std::string> names);

/// The same as a table for dampack, on the frontier first, then extendedly dominated, then dominated; in each by cost.
std::string icers_csv(std::vector<FrontierRow> rows, std::span<const Strategy> strategies,
                      std::span<const std::string> names);

}  // namespace spinepath::output
