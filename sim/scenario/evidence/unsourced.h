// Parameters without a source: every parameter (for_each_parameter: a number that may be written as
// { value, source, … } in the file or its libraries, also inside distributions, curves and age rules, and of
// treatments in no pathway) that has no source of its own or of its distribution. A source of design
// "assumption" is a source. Defaults, whole numbers such as `patients`, and report times are not parameters.
#pragma once
#include <vector>

#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// One message with position per parameter, in reading order.
std::vector<InputError> parameters_without_source(const Scenario& scenario);

}  // namespace spinepath::scenario
