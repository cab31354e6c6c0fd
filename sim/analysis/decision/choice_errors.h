// Standard errors of decision figures (EVPI, then probabilities, then expected losses, by strategy), naive and
// without noise, at one threshold: the delete-a-group jackknife over draws (statistics/jackknife.h), and the
// noise that all draws share, by shifts of all draws along each axis of its covariance, one standard deviation
// up and down. Without a group, the means and the covariance follow from the sums of all draws less those of
// the group, and the draws without noise are a linear function of the draws, so that each group takes one pass
// of few operations.
#pragma once
#include "sim/analysis/decision/net_benefit.h"

namespace spinepath {

struct ChoiceErrors {
  Eigen::VectorXd naive,
      corrected;  ///< EVPI [money per patient], probabilities [1], losses [money per patient]
};

/// At least 3 draws.
ChoiceErrors choice_errors(const Increments& draws);

}  // namespace spinepath
