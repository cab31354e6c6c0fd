// Alike: a treatment that is `like` another is that treatment on other terms (another price, other
// candidates, other evidence). It has all that the other has and that it does not say itself, merged as a
// scenario with its library, except the label; its patients fare as they would with the other (compile.h
// gives both the same stream), and what it took over stays one parameter. Source: scenarios/README.md.
#pragma once
#include "sim/scenario/format/scenario.h"
#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// Completes the treatments of a scenario's tree.
void complete_alike(Value& scenario, Report& report);

/// After reading: tells each treatment its original, and gives a parameter that stands in several places,
/// from a named curve or from another treatment, the path of the place it was written in.
void link_alike(Scenario& scenario);

}  // namespace spinepath::scenario
