// The decisions of a comparison by PSA: for each case net benefit, acceptability and EVPI, by view, effect and thresholds
// of the first case's [decision] and in the common money; and differences to the first case, draw by draw. Cases with the
// same seed draw parameters of the same name with the same ranks, and have the same patients, so what they have in common
// is not in the error of a difference. Its Monte Carlo noise is that of differences of groups of patients (psa/noise.h).
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "sim/analysis/comparison/case.h"
#include "sim/analysis/decision/decision.h"

namespace spinepath {

/// Of a pathway's net benefit, or of its net benefit over its case's first pathway.
enum class ComparedBenefit { net, incremental };

/// Less that of the reference, a pathway of the first case.
struct DrawnDifference {
  std::size_t of_case, pathway, reference;
  double threshold;  ///< [common currency per unit of effect]
  ComparedBenefit benefit;
  double mean, se;   ///< [common currency per patient], of the mean: by draws and patients
  double low, high;  ///< [common currency per patient], 95 % of the draws, noise removed
};

/// Whether the draws of a case are those of the first case.
enum class DrawPairing { paired, other_seed, other_points };

struct CaseDecisions {
  std::vector<Decision> cases;                     ///< without EVPPI; of the pathways that are no what-ifs
  std::vector<std::vector<std::size_t>> pathways;  ///< by case: their indices in the scenario
  std::vector<DrawPairing> pairing;                ///< by case
  /// By case, pathway, then threshold; none over different horizons.
  std::vector<DrawnDifference> differences;
};

/// The sample with other money: amounts times `factor` [common currency per unit of its own].
PsaSample in_money(PsaSample sample, double factor);

/// `samples`: of all pathways of the cases, in the common money, with the same number of draws.
CaseDecisions decide_cases(std::span<const Case> cases, std::span<const PsaSample> samples, int threads);

}  // namespace spinepath
