// What the number of patients does to decision figures: the delete-a-group jackknife over groups of patients. All
// draws have the same patients, so without a group all draws change together: their means (the noise that they share)
// and how they differ (patients whose response to the parameters is not that of all). The jackknife takes both, and
// gives the bias of EVPI that comes with them, (G - 1) (mean of figures without a group - figure), to first order.
// Without a group the noise of a draw is G/(G-1) times as large.
// Sources: Efron and Stein, Ann Stat 9 (1981) 586; bias: Quenouille, Biometrika 43 (1956) 353.
#pragma once
#include "sim/analysis/decision/choice.h"
#include "sim/analysis/decision/net_benefit.h"

namespace spinepath {

/// EVPI [money per patient], then probabilities [1], then expected losses [money per patient], by strategy.
Eigen::VectorXd figures_of(const Choice& choice);

struct PatientJackknife {
  Eigen::VectorXd naive, corrected;  ///< variances of the figures [square of their unit]
  double evpi_bias;                  ///< of corrected EVPI [money per patient]
};
/// The draws must have offsets of at least 2 groups. `evpi`: corrected, of all patients [money per patient].
PatientJackknife patient_jackknife(const Increments& draws, double evpi);

}  // namespace spinepath
