// Named curves: [curves.NAME] holds a response curve for several treatments. Where a curve may stand in a
// treatment its name may stand instead; what is taken from it stays one parameter (alike.h). Source:
// scenarios/README.md.
#pragma once
#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// Puts curves in the places of their names; a name that is none's is reported and left.
void place_named_curves(Value& scenario, Report& report);

}  // namespace spinepath::scenario
