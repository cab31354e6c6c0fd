// Reads numbers, durations and parameters from a tree. A value that cannot be read is reported and becomes
// NaN; later checks ignore NaN, so that each error is reported once.
#pragma once
#include <string>

#include "sim/scenario/format/measure.h"
#include "sim/scenario/format/scenario.h"
#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {

/// In the unit of `measure`; durations in years.
double read_number(const Value& value, const KeyPath& path, const Measure& measure, Report& report);
/// A plain number or { value, uncertainty, source, note }.
Parameter read_parameter(const Value& value, const KeyPath& path, const Measure& measure, Report& report);

}  // namespace spinepath::scenario
