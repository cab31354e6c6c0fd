// PsaNoise: how much of the spread between draws is patients' luck. All draws have the same patients, in the
// same groups g = 1..G, so the means y of draws d = 1..K and groups are a two-way table,
//   y_dg = truth_d + luck_g + rest_dg,
// of which the rest is what the luck of a group does in one draw and not in another. Its covariance by the
// analysis of variance without replication (Scheffe, The Analysis of Variance, 1959, section 4.8; for PSA
// with other patients in each draw: O'Hagan, Stevenson, Madan, Health Econ. 16 (2007) 1009),
//   rest = sum_dg e_dg e_dg' / ((K-1)(G-1)),   e_dg = y_dg - y_d. - y_.g + y_..
//   luck = sum_g (y_.g - y_..)(y_.g - y_..)' / (G-1) - rest / K
// and of means over all M patients, by the size of a group / M.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "sim/engine/tally/decision_groups.h"

namespace spinepath {

class PsaNoise {
 public:
  /// The groups of one more draw.
  void add(const DecisionGroups& groups);
  /// The same for other quantities: means by [group][quantity].
  void add(std::vector<double> means, std::uint64_t groups, std::uint64_t group_size);

  // Of one draw's means over so many patients: [quantity][quantity]; at least 2 draws and 2 groups.
  std::vector<double> noise(std::uint64_t patients) const;         ///< the rest: differs between draws
  std::vector<double> shared_noise(std::uint64_t patients) const;  ///< the luck that all draws share

 private:
  std::vector<double> group_scatter(const std::vector<double>& sums) const;
  std::vector<double> rest() const;

  std::size_t quantities_ = 0, groups_ = 0;
  std::uint64_t group_size_ = 0;
  double draws_ = 0;
  std::vector<double> first_;  ///< [group][quantity] of the first draw
  std::vector<double> sum_;  ///< of deviations from the first draw, which are exactly 0 where nothing varies
  std::vector<double> scatter_;  ///< of these within draws, lower triangle
};

}  // namespace spinepath
