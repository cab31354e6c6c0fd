// Expected value of sample information (EVSI): the mean gain of choosing after a trial whose data inform some
// parameters, E max_s E[NMB_s | data] - max_s E NMB_s. Net benefit is regressed on these parameters from the PSA
// sample, as for EVPPI; the expectation given the data follows by the Gaussian approximation: a trial of n patients
// resolves the share v = n/(n + n0) of a parameter's variance, n0 being the patients who would make it as certain as
// it is, and its posterior mean is spread like sqrt(v) times the parameter; terms of the regression shrink
// accordingly (Regression::expected_basis). Estimation error is removed as in evppi.h. Standard error by the envelope
// theorem: the first-order effect of a draw on the mean gain, through its own term and through the fit.
// Sources: Jalal and Alarid-Escudero, Med Decis Making 38 (2018) 174 (the approximation; it shrinks all terms by sqrt(v));
// Ades, Lu and Claxton, ibid. 24 (2004) 207 (conjugate cases). Where data are far from normal: Strong, Oakley, Brennan
// and Breeze, ibid. 35 (2015) 570 (regression on simulated data), not done here: it needs a model of the data.
#pragma once
#include <span>
#include <vector>

#include "sim/analysis/decision/evppi.h"

namespace spinepath {

/// A value and its standard error.
using Evsi = Evppi;

/// The share of a parameter's variance that a trial resolves [1]; 0 without patients.
inline double resolved_share(double patients, double prior_n) { return patients / (patients + prior_n); }

/// For each trial; `on`: regression on the parameters that it informs, from the same draws; `resolved`: by trial the
/// share of each parameter's variance [1].
std::vector<Evsi> evsi(const Increments& draws, const Regression& on,
                       std::span<const Eigen::VectorXd> resolved);

/// What holds of the true values: none above the one after it, nor above `perfect`, the EVPPI; in order of size.
std::vector<Evsi> in_bounds(std::vector<Evsi> by_size, double perfect);

}  // namespace spinepath
