// Expected value of perfect information about some parameters (EVPPI): what is gained on average by choosing
// with them known, E max_s E[NMB_s | parameters] - max_s E NMB_s. The inner expectation is a regression on
// the PSA sample, which averages patient noise away with the other parameters; what the fit still has of
// errors of estimation is taken out as noise (noise_correction.h), so that parameters that do not matter come
// out near 0. Regressed are the increments over the best strategy, on which the choice turns, whichever
// strategy is the reference. The standard error is that of the gain of the choice found, draw by draw.
// Sources: Strong, Oakley and Brennan, Med Decis Making 34 (2014) 311; the error by the envelope theorem: the
// first-order effect of a draw on E max g_s is that of its NMB under the choice made.
#pragma once
#include "sim/analysis/decision/net_benefit.h"
#include "sim/analysis/statistics/regression.h"

namespace spinepath {

struct Evppi {
  double value = 0;  ///< [money per patient]
  double error = 0;
};
Evppi evppi(const Increments& draws, const Regression& on);

}  // namespace spinepath
