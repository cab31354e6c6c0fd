// What is not known about a parameter as a distribution, its value the mean (of triangular and PERT the mode;
// a uniform has its own). A 95 % interval stands for sd = (high - low) / (2 * 1.96): beta for probabilities
// and fractions, gamma for what cannot be negative, normal for the rest (Briggs, Claxton, Sculpher, Decision
// Modelling for Health Economic Evaluation, Oxford 2006, chapter 4: method of moments). A Dirichlet's share
// is a gamma of shape n * share, to be divided by the sum over the mix (Devroye, Non-Uniform Random Variate
// Generation, 1986, section XI.4).
#pragma once
#include "models/distribution.h"
#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// The parameter must have an uncertainty.
Distribution distribution_of(const Parameter& parameter, const Limits& limits);

}  // namespace spinepath::scenario
