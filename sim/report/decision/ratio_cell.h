// A ratio along the frontier in a table, and the words below such a table.
#pragma once
#include <string>
#include <string_view>

#include "sim/report/data/json.h"
#include "sim/report/page/data_table.h"

namespace spinepath::report {

/// Of a row of the frontier in summary.json or decision.json: the ratio with its interval, or why there is none.
DataCell ratio_cell(const Json& row);

/// What dominated means, and where a ratio has no interval. Markup.
std::string frontier_words(std::string_view strategy);

}  // namespace spinepath::report
