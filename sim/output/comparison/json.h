// comparison.json: a comparison for other programs. For each case the manifest of its run, its resolved
// scenario, the conversion of its money, and which of its settings differ from those of the first case; then
// the numbers of both CSV files.
#pragma once
#include <string>

#include "sim/output/comparison/record.h"

namespace spinepath::output {

std::string comparison_json(const ComparisonRecord& record);

}  // namespace spinepath::output
