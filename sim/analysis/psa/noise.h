// PsaNoise: the part of the covariance between draws that is Monte Carlo noise. All draws have the same
// patients, in the same groups g = 1..G, so the means y of draws d = 1..K and groups are a two-way table,
//   y_dg = truth_d + shared_g + rest_dg,
// in which the rest is the noise of a group that differs between draws. Covariances by the analysis of
// variance without replication (Scheffe, The Analysis of Variance, 1959, section 4.8; for PSA with other
// patients in each draw: O'Hagan, Stevenson, Madan, Health Econ. 16 (2007) 1009),
//   rest   = sum_dg e_dg e_dg' / ((K-1)(G-1)),   e_dg = y_dg - y_d. - y_.g + y_..
//   shared = sum_g (y_.g - y_..)(y_.g - y_..)' / (G-1) - rest / K
// and for means over all M patients multiplied by (size of a group) / M.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace spinepath {

class PsaNoise {
 public:
  /// Adds the groups of one draw: means by [group][quantity].
  void add(std::vector<double> means, std::uint64_t groups, std::uint64_t group_size);

  // Covariance matrices of one draw's means over so many patients: [quantity][quantity] [product of units];
  // need at least 2 draws and 2 groups.
  std::vector<double> noise(std::uint64_t patients) const;         ///< differs between draws
  std::vector<double> shared_noise(std::uint64_t patients) const;  ///< the same in all draws

  std::size_t quantities() const { return quantities_; }
  std::uint64_t groups() const { return groups_; }
  std::uint64_t group_size() const { return group_size_; }  ///< [patients]
  /// Means over draws: [group][quantity], in their units.
  std::vector<double> group_means() const;

 private:
  std::vector<double> group_scatter(const std::vector<double>& sums) const;
  std::vector<double> rest() const;

  std::size_t quantities_ = 0, groups_ = 0;
  std::uint64_t group_size_ = 0;
  double draws_ = 0;             ///< [1]
  std::vector<double> first_;    ///< [group][quantity] of the first draw, in their units
  std::vector<double> sum_;      ///< [group][quantity], sum of deviations from first_; 0 if nothing varies
  std::vector<double> scatter_;  ///< sum of products of deviations within draws, [quantity][quantity]
};

}  // namespace spinepath
