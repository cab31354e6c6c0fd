// The tables a person reads after a run, one per question. Every number stands with its Monte Carlo standard
// error and is rounded to it.
#pragma once
#include <string>

#include "sim/output/run_record.h"

namespace spinepath::output {

enum class Style { plain, coloured };  ///< coloured: headings in bold, for terminals

std::string console_report(const RunRecord& run, Style style);

}  // namespace spinepath::output
