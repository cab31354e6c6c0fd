// Net monetary benefit of a strategy, NMB = k E - C: its effect valued at a threshold k (willingness to pay)
// less its cost to whom one asks for; net health benefit NHB = NMB / k. Decisions rest on the increments
// (INMB) over the reference, whose Monte Carlo noise is small because strategies share their patients.
// Source: Stinnett and Mullahy, Med Decis Making 18 (1998) S68.
#pragma once
#include <vector>

#include <Eigen/Core>

#include "models/decision_quantities.h"
#include "sim/analysis/decision/frontier.h"
#include "sim/analysis/psa/sample.h"

namespace spinepath {

/// Whose money, for what gain.
struct Perspective {
  View view = View::health_care;
  DecisionEffect effect;

  // Their places among decision_quantities.
  std::size_t cost() const { return quantity_of(view); }
  std::size_t gain() const { return quantity_of(effect); }
};

/// Of each strategy: mean cost and effect over the draws.
std::vector<Strategy> mean_strategies(const PsaSample& sample, const Perspective& perspective);

/// INMB of each strategy (column) in each draw (row) over the first one, whose column is 0.
struct Increments {
  Eigen::MatrixXd value;              ///< [money per patient]
  Eigen::MatrixXd noise;              ///< covariance between strategies of one draw's own Monte Carlo errors
  Eigen::MatrixXd shared_noise = {};  ///< of the error that all draws share; empty: none
};
Increments increments(const PsaSample& sample, const Perspective& perspective, double threshold);

/// Of one column's mean over the draws: the standard error, and the part of it that is Monte Carlo noise.
struct MeanError {
  double total = 0, noise = 0;
};
MeanError error_of_mean(const Increments& draws, Eigen::Index strategy);

/// Covariance between columns over the rows, n - 1 in the denominator.
Eigen::MatrixXd covariance(const Eigen::MatrixXd& rows);

}  // namespace spinepath
