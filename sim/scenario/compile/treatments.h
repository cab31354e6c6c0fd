// compile_treatments: the treatments of a scenario as the simulation uses them, in the scenario's order, with
// names resolved to indices.
#pragma once
#include <vector>

#include "models/relief/natural_course.h"
#include "models/treatment.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// `natural`: that of the scenario, whose indices the layers refer to.
std::vector<spinepath::Treatment> compile_treatments(const Scenario& scenario,
                                                     const spinepath::NaturalCourse& natural);

}  // namespace spinepath::scenario
