// comparison.json: a comparison for other programs: for each case the manifest of its run, its scenario as
// resolved, how its money was converted, and which of its settings differ from the first case's; then the
// numbers of both CSV files.
#pragma once
#include <string>

#include "sim/output/comparison/record.h"

namespace spinepath::output {

std::string comparison_json(const ComparisonRecord& record);

}  // namespace spinepath::output
