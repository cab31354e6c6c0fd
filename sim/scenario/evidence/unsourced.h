// Which numbers of a scenario stand on nothing: every parameter (for_each_parameter: a number that may be
// written as { value, source, … } in the file or its libraries, also inside distributions, curves and age
// rules; of treatments in no pathway, too) that names no source, itself or by its distribution. A source of
// design "assumption" is a source. Defaults, whole numbers such as `patients`, and report times are none.
#pragma once
#include <vector>

#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// A located message for each, in reading order.
std::vector<InputError> parameters_without_source(const Scenario& scenario);

}  // namespace spinepath::scenario
