// The distribution of a parameter's uncertainty (sim/scenario/format/uncertain.h). A Dirichlet's share is a
// gamma of shape n * share, to be divided by the sum over the mix (Devroye, Non-Uniform Random Variate
// Generation, 1986, section XI.4).
#pragma once
#include "models/distribution.h"
#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// The parameter must have an uncertainty.
Distribution distribution_of(const Parameter& parameter, const Limits& limits);

}  // namespace spinepath::scenario
