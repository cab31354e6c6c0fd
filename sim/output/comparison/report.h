// The report of a comparison: the cases, whether their differences are paired, how money was converted; then
// a table of each pathway, case by case, with its differences to the reference.
#pragma once
#include <string>

#include "sim/output/comparison/record.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

std::string comparison_report(const ComparisonRecord& record, const Style& style);

}  // namespace spinepath::output
