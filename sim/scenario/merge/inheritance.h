// Inheritance: a treatment that is `like` another is that treatment on other terms (another price, other
// candidates, other evidence). Keys that it does not have are taken from the other, merged as a scenario with
// its library, except the label. Both use the same random numbers (sim/scenario/compile/compile.h), and an
// inherited value stays one parameter. Source: scenarios/guide.md, Variants of a treatment.
#pragma once
#include "sim/scenario/format/scenario.h"
#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// Adds the inherited keys to the treatments of a scenario's tree; errors go to the report.
void complete_inherited(Value& scenario, Report& report);

/// After reading: sets each treatment's original, and gives a parameter that appears in several places, from
/// a named curve or another treatment, the path of the place where it was written.
void link_inherited(Scenario& scenario);

}  // namespace spinepath::scenario
