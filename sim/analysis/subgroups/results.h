// Subgroups of the cohort by characteristics at entry. All outcomes of each subgroup, whose means weighted by
// patients are those of the whole run (cohort_spend is a total and adds up directly), and INMB =
// k (E_p - E_1) - (C_p - C_1) of each pathway p over the first one, summed patient by patient, with the view,
// effect and first threshold k of [decision].
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/analysis/decision/net_benefit.h"
#include "sim/engine/run/results.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

enum class SubgroupKey { condition, severity, age_band, insured };
inline constexpr std::array<std::string_view, 4> subgroup_keys{"condition", "severity", "age_band",
                                                               "insured"};
/// Upper limits of the age bands (exclusive); the last band is above. An assumption: working age in two
/// halves, and retirement. [years]
inline constexpr std::array<double, 2> age_bands{40, 65};

struct Subgroup {
  std::string name;
  Results results;  ///< without quantiles
  /// By pathway; none for the first one.
  std::vector<std::optional<double>> inmb, inmb_se;  ///< [money per patient]
};

struct SubgroupResults {
  std::string by;
  Perspective perspective;
  double threshold = 0;          ///< [money per unit of effect]
  std::vector<Subgroup> groups;  ///< only those with patients
};

/// Subgroups and sums to request from a run, and results from its sums.
class SubgroupQuestion {
 public:
  SubgroupQuestion(SubgroupKey by, const scenario::Scenario& scenario);

  const Grouping& grouping() const { return grouping_; }
  std::vector<Combination> combinations(const Layout& layout) const;  ///< INMB by pathway
  SubgroupResults results(const CareModel& model, const RunSums& sums) const;

 private:
  std::string by_;
  std::vector<std::string> names_;
  Grouping grouping_;
  std::size_t pathways_;
  Perspective perspective_;
  double threshold_;  ///< [money per unit of effect]
};

}  // namespace spinepath
