// Patterns by which a scenario speaks of several parameters: a name as in parameters.csv, in which * stands
// for any letters and ? for one; `source:KEY`, all that rest on that source; `design:NAME`, all whose source
// is of that design. Both kinds of words may hold * and ? too.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// Whether * (any letters, or none) and ? (one letter) can be filled so that the pattern becomes the name.
bool matches(std::string_view pattern, std::string_view name);

/// Whether runs read a parameter of that name: [prices] is read by comparisons of files, [budget] by budgets.
bool is_read_by_runs(std::string_view name);

/// Names of the uncertain parameters that a pattern means and that runs read, in the order of the format.
std::vector<std::string> uncertain_parameters(const Scenario& scenario, std::string_view pattern);

}  // namespace spinepath::scenario
