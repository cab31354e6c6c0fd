// Numbers, durations and parameters out of a Tree. What cannot be read is reported and becomes NaN, of which
// no later check complains, so that one mistake is told once.
#pragma once
#include <string>

#include "sim/scenario/format/measure.h"
#include "sim/scenario/format/scenario.h"
#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {

double read_number(const Value& value, const KeyPath& path, const Measure& measure, Report& report);
/// A plain number or { value, uncertainty, source, note }.
Parameter read_parameter(const Value& value, const KeyPath& path, const Measure& measure, Report& report);

}  // namespace spinepath::scenario
