// The report of a run: a heading, and one table per question. Every number has its Monte Carlo standard error and is
// rounded to it.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/output/run/record.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

/// What was simulated, and the pathways' labels.
std::string console_heading(const RunRecord& run, const Style& style);

inline constexpr std::string_view all_tables = "all", subgroup_table = "subgroups";
/// Names of the tables by which they are asked for, in the order of the report; the last is `all_tables`.
std::vector<std::string> table_names();
/// The tables of these names, in the order of the report; a table without rows is left out.
std::string console_tables(const RunRecord& run, std::span<const std::string> names, const Style& style);

}  // namespace spinepath::output
