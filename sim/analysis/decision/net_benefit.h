// Net monetary benefit of a strategy, NMB = k E - C: its effect E valued at a threshold k (willingness to
// pay) minus its cost C in the chosen view; net health benefit NHB = NMB / k. Decisions are based on the
// increments (INMB) over the reference, whose Monte Carlo noise is small since strategies have common
// random numbers. Source: Stinnett and Mullahy, Med Decis Making 18 (1998) S68.
#pragma once
#include <functional>
#include <vector>

#include <Eigen/Core>

#include "models/decision_quantities.h"
#include "sim/analysis/decision/frontier.h"
#include "sim/analysis/psa/sample.h"

namespace spinepath {

/// View of costs, and effect.
struct Perspective {
  View view = View::health_care;
  DecisionEffect effect;

  // Their places among decision_quantities.
  std::size_t cost() const { return quantity_of(view); }
  std::size_t gain() const { return quantity_of(effect); }
};

/// Expected cost and effect of each strategy: means over the draws.
std::vector<Strategy> mean_strategies(const PsaSample& sample, const Perspective& perspective);

/// INMB of each strategy (column) in each draw (row) over the first one, whose column is 0.
struct Increments {
  Eigen::MatrixXd value;  ///< [money per patient]
  Eigen::MatrixXd
      noise;  ///< [(money per patient)^2], covariance between strategies of one draw's Monte Carlo errors
  Eigen::MatrixXd shared_noise = {};  ///< the same for the error that all draws share; empty: none
  /// Groups of patients, and the values of one less those of all patients [money per patient], as large as `value`: made
  /// when asked for. 0: not known.
  std::size_t groups = 0;
  std::function<Eigen::MatrixXd(std::size_t group)> offset = {};
  double size = 0;  ///< [money per patient], the largest term: cost, or effect at the threshold
};
/// The sample must outlive their offsets.
Increments increments(const PsaSample& sample, const Perspective& perspective, double threshold);

/// Standard error of one column's mean over the draws, and the part of it that is Monte Carlo noise.
struct MeanError {
  double total = 0, noise = 0;  ///< [money per patient]
};
MeanError error_of_mean(const Increments& draws, Eigen::Index strategy);

/// Covariance between columns over the rows, n - 1 in the denominator.
Eigen::MatrixXd covariance(const Eigen::MatrixXd& rows);

}  // namespace spinepath
