// What is not known about a parameter as a distribution (format/uncertain.h says which). A Dirichlet's share is a
// gamma of shape n * share, to be divided by the sum over the mix (Devroye, Non-Uniform Random Variate Generation,
// 1986, section XI.4).
#pragma once
#include "models/distribution.h"
#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// The parameter must have an uncertainty.
Distribution distribution_of(const Parameter& parameter, const Limits& limits);

}  // namespace spinepath::scenario
