// summary.json: a run for other programs: the manifest, the numbers of outcomes.csv and differences.csv, the
// frontier (health care's spend and QALYs over the horizon), and the scenario as resolved: every parameter
// with value, unit, uncertainty, source and note. Undefined numbers are null. Source: RESULTS.md.
#pragma once
#include <string>

#include "sim/output/run/record.h"

namespace spinepath::output {

std::string summary_json(const RunRecord& run);

}  // namespace spinepath::output
