// Fieller's theorem: the 95 % confidence set of a ratio R of two means that are normal with known covariance, here
// incremental cost C over incremental effect E: all R with
//   (C - R E)^2 <= q^2 (Var C - 2 R Cov(C, E) + R^2 Var E),
// q being a quantile of Student's t. It is an interval if E^2 > q^2 Var E: if the effect is clearly different from 0.
// Otherwise it is what lies outside of an interval, or every number.
// Sources: Fieller, J R Stat Soc B 16 (1954) 175; Willan and O'Brien, Health Econ 5 (1996) 297.
#pragma once
#include <cstddef>
#include <vector>

#include "sim/analysis/decision/net_benefit.h"
#include "sim/engine/tally/decision_groups.h"

namespace spinepath {

/// Increments of a strategy over another, and the covariance of their errors.
struct IncrementMoments {
  double cost, effect;     ///< [money per patient], [unit of effect per patient]
  double cost_variance;    ///< [(money per patient)^2]
  double effect_variance;  ///< [(unit of effect per patient)^2]
  double covariance;       ///< [money times unit of effect per patient^2]
};

RatioInterval fieller(const IncrementMoments& increment, double quantile);

/// Quantile of 0.975 of Student's t with so many degrees of freedom, at least 15, to 1e-4 (Cornish and Fisher, Rev Inst
/// Int Stat 5 (1938) 307).
double student_quantile(double degrees);

/// A run's groups of patients, of which the errors of its increments follow.
struct RunGroups {
  const DecisionGroups& sums;
  double patients;  ///< of the run [patients]
};

/// Two pathways, by their index.
struct PathwayPair {
  std::size_t here, there;
};
/// Of `here` over `there`: means over the groups, and the covariance of means over all patients. At least 2 groups.
IncrementMoments increment_moments(PathwayPair pair, const RunGroups& groups, const Perspective& perspective);

/// Adds the intervals that Monte Carlo error makes. Rows refer to pathways. None with fewer than 16 groups.
std::vector<FrontierRow> with_monte_carlo_intervals(std::vector<FrontierRow> rows, const RunGroups& groups,
                                                    const Perspective& perspective);

}  // namespace spinepath
