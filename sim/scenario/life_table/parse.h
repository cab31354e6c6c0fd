// A life table as people have it: a text table with a header, its cells separated by commas, semicolons, tabs
// or blanks, with a decimal point or comma. Lines above the header, comments (#) and other columns are passed
// over. Ages are whole years without gaps; rates are q (probability of death within the year) or m (central
// death rate, which is the hazard), in columns by sex, in rows by sex (column sex), or one for both. Source:
// scenarios/README.md, Life tables.
#pragma once
#include "models/mortality.h"
#include "sim/scenario/text/file_set.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// Empty if there are errors, which go to the report.
LifeTable parse_life_table(const TextFile& file, Report& report);

}  // namespace spinepath::scenario
