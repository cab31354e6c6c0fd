// Checks of a rule for patients: known conditions and flags, ages in order.
#pragma once
#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {

void check_rule(const Eligibility& rule, const KeyPath& path, const Cohort& cohort, Report& report);

}  // namespace spinepath::scenario
