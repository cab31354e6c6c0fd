// Named curves: [curves.NAME] holds a curve for several places. Wherever a treatment or the natural course has
// a curve, a name may be given instead; a value taken from it stays one parameter
// (sim/scenario/merge/inheritance.h). Source: scenarios/guide.md, Curves for some patients.
#pragma once
#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// Replaces names by their curves; an unknown name is reported and left in place.
void place_named_curves(Value& scenario, Report& report);

}  // namespace spinepath::scenario
