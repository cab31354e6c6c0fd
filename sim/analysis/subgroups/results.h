// Subgroups of the cohort by who patients are when they enter: all outcomes of each, whose means weighted by
// patients are those of the whole run (cohort_spend, a total, adds up as it is), and INMB = k (E_p - E_1) -
// (C_p - C_1) of each pathway p over the first one, summed patient by patient, by the view and effect of
// [decision] and its first threshold k.
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
/// Bands are those below each age and the last from there on: an assumption (working age in two halves, and
/// after it). [years]
inline constexpr std::array<double, 2> age_bands{40, 65};

struct Subgroup {
  std::string name;
  Results results;  ///< without quantiles
  /// By pathway; of the first one none.
  std::vector<std::optional<double>> inmb, inmb_se;  ///< [money per patient]
};

struct SubgroupResults {
  std::string by;
  Perspective perspective;
  double threshold = 0;          ///< [money per unit of effect]
  std::vector<Subgroup> groups;  ///< those with patients
};

/// What a run must be asked for.
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
  double threshold_;
};

}  // namespace spinepath
