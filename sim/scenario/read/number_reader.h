// Numbers, durations and parameters out of a Tree. What cannot be read is reported and becomes NaN, of which
// no later check complains, so that one mistake is told once.
#pragma once
#include <string>

#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/scenario.h"
#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {

enum class Written { as_number, as_duration };

/// What a number may be, and how a scenario writes it.
struct Measure {
  Limits limits;
  Written written = Written::as_number;
};

/// "0 to 1 (probability)", `a duration such as "6 weeks", above 0 years`.
std::string allowed(const Measure& measure);
/// The measure of one number of a distribution: its mean, its sd, …
Measure measure_of(std::string_view key, const Measure& quantity);

double read_number(const Value& value, const KeyPath& path, const Measure& measure, Report& report);
/// A plain number or { value, uncertainty, source, note }.
Parameter read_parameter(const Value& value, const KeyPath& path, const Measure& measure, Report& report);

}  // namespace spinepath::scenario
