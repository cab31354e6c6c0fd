// Pace: how fast this machine simulates a scenario, by a trial of about half a second for each kind of runs.
#pragma once
#include "sim/cli/plan/plan.h"

namespace spinepath::cli {

/// Time of a stage of the plan [seconds].
double seconds_of(const Plan& plan, const PlannedRuns& stage);

}  // namespace spinepath::cli
