// Trials: what the trials of [decision.trials] would be worth at each requested threshold, by size: EVSI per patient;
// for all patients who still face the choice when the result is known, times the share whose care follows it
// (population EVSI); less the trial's cost, the expected net benefit of sampling, ENBS = population EVSI - fixed cost
// - n cost per patient. The best size has the highest ENBS, if that is above 0. Of parameters that are drawn
// together the largest prior size counts, with which the trial resolves least.
// Source: Willan and Pinto, Stat Med 24 (2005) 1791 (ENBS).
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/decision/decision.h"
#include "sim/analysis/information/evsi.h"
#include "sim/analysis/information/future_patients.h"
#include "sim/scenario/uncertainty/informed.h"

namespace spinepath {

/// What a trial informs and what it takes.
struct TrialDesign {
  std::string name;
  std::vector<std::size_t> parameters;  ///< indices into PsaSample::parameters
  std::vector<double> prior_n;          ///< of each [patients]
  std::vector<std::int64_t> sizes;      ///< patients, ascending
  double fixed_cost = 0;                ///< [money]
  double cost_per_patient = 0;          ///< [money per patient of the trial]
  FuturePatients future;
  std::int64_t delay = 0;  ///< [years]
  double uptake = 1;       ///< [1]

  double cost(std::int64_t patients) const {  ///< [money]
    return fixed_cost + cost_per_patient * static_cast<double>(patients);
  }
  /// Whose care follows the result, discounted. [patients]
  double reached() const { return uptake * future.discounted(delay); }
};

/// Those of [decision.trials]. Parameters that the PSA did not draw, because they affect no patient, are omitted.
std::vector<TrialDesign> designs_of(const scenario::Scenario& scenario, const PsaSample& sample);
/// `parameters`: those that trials can inform; `discount`: rate of costs.
std::vector<TrialDesign> designs_of(const scenario::DecisionSettings& decision, const Discount& discount,
                                    const scenario::UncertainParameters& parameters, const PsaSample& sample);

/// A trial of one size at one threshold.
struct TrialValue {
  Evsi per_patient;  ///< [money per patient]
  Evsi population;   ///< [money]
  double net = 0;    ///< ENBS, with the error of `population` [money]
};

struct TrialAt {
  double threshold = 0;             ///< [money per unit of effect]
  std::optional<Evppi> perfect;     ///< of its parameters; none with too few draws [money per patient]
  std::vector<TrialValue> sizes;    ///< in their order; empty with too few draws
  std::optional<std::size_t> best;  ///< the size with the highest ENBS, if above 0
};

struct TrialResult {
  TrialDesign design;
  std::vector<TrialAt> thresholds;
};

/// `decision`: that of the sample.
TrialResult value_trial(TrialDesign design, const PsaSample& sample, const Decision& decision);

}  // namespace spinepath
