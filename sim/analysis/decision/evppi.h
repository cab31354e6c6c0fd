// Expected value of perfect information about some parameters (EVPPI): the mean gain of choosing with them
// known, E max_s E[NMB_s | parameters] - max_s E NMB_s. The inner expectation is a regression on the PSA
// sample, which averages out Monte Carlo noise and the other parameters; the estimation error of the fit is
// removed as noise (noise_correction.h), so that parameters without influence get values near 0. The
// increments over the best strategy are regressed, so the result does not depend on the reference. Standard
// error: of the gain, draw by draw, of the choices made. Sources: Strong, Oakley and Brennan, Med Decis
// Making 34 (2014) 311; the error by the envelope theorem: the first-order effect of a draw on E max g_s is
// its NMB under that choice.
#pragma once
#include "sim/analysis/decision/net_benefit.h"
#include "sim/analysis/statistics/regression.h"

namespace spinepath {

struct Evppi {
  double value = 0;  ///< [money per patient]
  double error = 0;  ///< standard error [money per patient]
};
/// `on`: regression on the parameters in question, from the same draws.
Evppi evppi(const Increments& draws, const Regression& on);

}  // namespace spinepath
