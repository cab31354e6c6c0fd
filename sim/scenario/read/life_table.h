// A life table as CSV with a header: columns age, qx_male, qx_female in any order, others ignored; ages in
// whole years without gaps, probabilities of dying within the year in 0..1; lines that start with # are
// comments. Source: scenarios/keys.md, [mortality].
#pragma once
#include <vector>

#include "models/mortality.h"
#include "sim/scenario/text/file_set.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// The valid rows; errors go to the report.
std::vector<LifeTableRow> parse_life_table(const TextFile& file, Report& report);

}  // namespace spinepath::scenario
