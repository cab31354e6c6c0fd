// Subgroups of the cohort by characteristics at entry: one for each combination of their values. All outcomes of
// each subgroup, whose means weighted by patients are those of the whole run (cohort_spend is a total and adds up
// directly), and INMB = k (E_p - E_1) - (C_p - C_1) of each pathway p over the first one, summed patient by patient,
// with the view, effect and first threshold k of [decision].
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/decision/net_benefit.h"
#include "sim/analysis/subgroups/characteristics.h"
#include "sim/engine/run/results.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

struct Subgroup {
  std::string name;
  Results results;  ///< without quantiles; nothing but 0 patients if nobody is in it
  /// By pathway; none for the first one, nor without patients.
  std::vector<std::optional<double>> inmb, inmb_se;  ///< [money per patient]
};

struct SubgroupResults {
  std::vector<std::string> by;  ///< names of the characteristics
  Perspective perspective;
  double threshold = 0;  ///< [money per unit of effect]
  std::vector<Subgroup> groups;
};

/// Subgroups and sums to request from a run, and results from its sums.
class SubgroupQuestion {
 public:
  /// `by`: at least one.
  SubgroupQuestion(const std::vector<Characteristic>& by, const scenario::Scenario& scenario);

  const Grouping& grouping() const { return grouping_; }
  const std::vector<std::string>& by() const { return by_; }
  const std::vector<std::string>& names() const { return names_; }
  std::vector<Combination> combinations(const Layout& layout) const;  ///< INMB by pathway
  SubgroupResults results(const CareModel& model, const RunSums& sums) const;

 private:
  Subgroup without_patients(std::size_t group) const;

  std::vector<std::string> by_, names_;  ///< of the characteristics, and of the groups
  Grouping grouping_;
  std::size_t pathways_;
  Perspective perspective_;
  double threshold_;  ///< [money per unit of effect]
};

}  // namespace spinepath
