// What the numbers of a distribution must be to one another, and where its values may lie. NaNs, which stand
// for what could not be read, pass.
#pragma once
#include "sim/scenario/format/scenario.h"
#include "sim/scenario/read/number_reader.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {

void check_quantity(const Quantity& quantity, const KeyPath& path, const Measure& measure, Report& report);

}  // namespace spinepath::scenario
