// The table a person reads after a comparison: each pathway, case by case, with what it differs by from the
// reference; before it, what the cases are, whether they share their patients, and how money was converted.
#pragma once
#include <string>

#include "sim/output/comparison/record.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

std::string comparison_report(const ComparisonRecord& record, const Style& style);

}  // namespace spinepath::output
