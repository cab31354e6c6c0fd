// Patterns that select parameters of a scenario: a name as in parameters.csv, in which * matches any letters
// and ? one; `source:KEY`, all with that source; `design:NAME`, all with a source of that design. KEY and
// NAME may contain * and ? too.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// Whether the pattern matches the whole name; * matches any letters or none, ? one letter.
bool matches(std::string_view pattern, std::string_view name);

/// Whether runs read a parameter of that name: [prices] is read by comparisons of files, [budget] by budgets, [decision]
/// after the run.
bool is_read_by_runs(std::string_view name);

/// Names of the uncertain parameters that match a pattern and that runs read, in the order of the format.
std::vector<std::string> uncertain_parameters(const Scenario& scenario, std::string_view pattern);

}  // namespace spinepath::scenario
