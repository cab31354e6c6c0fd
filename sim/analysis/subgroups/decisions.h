// Decisions by subgroup from a PSA: net benefit, acceptability and EVPI of each subgroup by itself, without the noise of
// its patients, and what it is worth to choose for each subgroup what is best for it, in place of one choice for all:
//   sum_g w_g max_s E NMB_gs - max_s sum_g w_g E NMB_gs,
// with the shares w_g of the patients (static value of heterogeneity, under current information). Its error is that of
// the mean difference between these choices, by draws and patients; as the mean of a maximum it is too high by chance
// where a choice is not clear.
// Source: Espinoza, Manca, Claxton and Sculpher, Med Decis Making 34 (2014) 951.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/decision/decision.h"
#include "sim/analysis/psa/by_subgroup.h"
#include "sim/analysis/psa/spread.h"
#include "sim/analysis/subgroups/results.h"

namespace spinepath {

struct SubgroupDecision {
  std::string name;
  double share = 0;                     ///< of the patients, mean over the draws [1]
  std::optional<Decision> decision;     ///< without curves and EVPPI; none: nobody is in it in some draw
  std::vector<PsaSpread> costs, gains;  ///< by strategy [money], [units of effect]
};

/// What a subgroup gains if its own choice replaces that for all; draws count by its share in them.
struct SubgroupGain {
  std::size_t best = 0;        ///< strategy
  double gain = 0, error = 0;  ///< [money per patient of the subgroup]
};

struct SubgroupValue {
  double threshold = 0;              ///< [money per unit of effect]
  std::size_t best_for_all = 0;      ///< strategy
  std::vector<SubgroupGain> groups;  ///< by subgroup; one without a decision follows the choice for all
  double value = 0, error = 0;       ///< of deciding by subgroup [money per patient]
};

struct SubgroupDecisions {
  std::vector<std::string> by, strategies;  ///< names of characteristics; of pathways that are no what-ifs
  Perspective perspective;
  std::vector<SubgroupDecision> groups;
  std::vector<SubgroupValue> values;  ///< by threshold asked for
};

/// By view, effect and thresholds of [decision]. `names`: of the subgroups by these characteristics.
SubgroupDecisions decide_subgroups(const scenario::Scenario& scenario, const SubgroupQuestion& question,
                                   const SubgroupSamples& samples, int threads);

}  // namespace spinepath
