// summary.json: a run for other programs. The manifest, the numbers of outcomes.csv and differences.csv, the
// efficiency frontier (spend and effect of [decision] over the horizon), and the resolved scenario: every
// parameter with value, unit, uncertainty, source and note. Undefined numbers are null. Source:
// results/README.md, Files of a run.
#pragma once
#include <string>

#include "sim/output/run/record.h"

namespace spinepath::output {

std::string summary_json(const RunRecord& run);

}  // namespace spinepath::output
