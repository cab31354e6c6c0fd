// Regressors for a regression on some of a sample's parameters: one column for each rank that was drawn. A
// parameter with a rank of its own is used by its value, in which net benefit is often linear. Parameters of
// one rank (the responder rates of one curve) move together, so knowing one is knowing all: they have one
// column, the normal scores of their order over the draws. Normal scores by Blom's formula: Blom, Statistical
// Estimates and Transformed Beta-Variables (1958).
#pragma once
#include <cstddef>
#include <vector>

#include <Eigen/Core>

#include "sim/analysis/psa/sample.h"

namespace spinepath {

/// The first parameter of each rank, in the order given.
std::vector<std::size_t> first_of_ranks(const PsaSample& sample, const std::vector<std::size_t>& parameters);

/// Matrix of draws (rows) by ranks (columns).
Eigen::MatrixXd regressors(const PsaSample& sample, const std::vector<std::size_t>& parameters);

/// Normal score of each value; equal values have the score of their mean rank.
Eigen::VectorXd normal_scores(const Eigen::VectorXd& values);

}  // namespace spinepath
