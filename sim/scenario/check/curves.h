// Checks of a curve: its knots, each at a time of its own, and their number.
#pragma once
#include "sim/scenario/format/knots.h"
#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {

void check_curve(const Curve& curve, CurveUse use, const KeyPath& path, Report& report);

}  // namespace spinepath::scenario
