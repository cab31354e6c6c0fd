// Where the parameters' values and the draws of a PSA favour different pathways: at a threshold k the highest net benefit
// k E - C at the values is that of one, the highest mean over the draws that of another. Both differences, of the latter
// over the former, with their errors, paired by patients.
#pragma once
#include <string>
#include <vector>

#include "sim/engine/run/results.h"
#include "sim/output/decision/record.h"
#include "sim/output/files/json.h"

namespace spinepath::output {

/// A run at the parameters' values.
struct AtValues {
  const scenario::Scenario& scenario;
  const Results& results;
  const DecisionGroups& groups;  ///< sums over groups of its patients
};

/// Net benefit of the favourite of the draws over that of the values.
struct Disagreement {
  double threshold;                ///< [money per unit of effect]
  std::string values, draws;       ///< names of the two
  double at_values, at_values_se;  ///< [money per patient], below 0
  double of_draws, of_draws_se;    ///< [money per patient], mean over the draws; error of draws and patients
};

/// By threshold asked for; none where both favour the same, or with fewer than 2 groups of patients.
std::vector<Disagreement> disagreements(const AtValues& values, const DecisionRecord& record);

Json disagreements_json(const std::vector<Disagreement>& all);

}  // namespace spinepath::output
