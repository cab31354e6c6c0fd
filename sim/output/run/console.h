// The report of a run: one table per question. Every number has its Monte Carlo standard error and is rounded
// to it.
#pragma once
#include <string>

#include "sim/output/run/record.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

std::string console_report(const RunRecord& run, const Style& style);

}  // namespace spinepath::output
