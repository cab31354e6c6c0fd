// Regressors: what a regression on some of a sample's parameters takes, a column for each rank that was
// drawn. A parameter with a rank of its own stands for itself, by its value: net benefit is often a straight
// line in it. Parameters of one rank (the responder rates of one curve) move together, so to know one is to
// know all: they have one column, the normal scores of the order in which the draws rank them, whichever of
// them is asked about. Normal scores by Blom's formula: Blom, Statistical Estimates and Transformed
// Beta-Variables (1958).
#pragma once
#include <cstddef>
#include <vector>

#include <Eigen/Core>

#include "sim/analysis/psa/sample.h"

namespace spinepath {

/// Of some parameters, the first one of each rank, in their order.
std::vector<std::size_t> first_of_ranks(const PsaSample& sample, const std::vector<std::size_t>& parameters);

/// Draws by ranks.
Eigen::MatrixXd regressors(const PsaSample& sample, const std::vector<std::size_t>& parameters);

/// Of values in their order; equal values have the score of their mean rank.
Eigen::VectorXd normal_scores(const Eigen::VectorXd& values);

}  // namespace spinepath
