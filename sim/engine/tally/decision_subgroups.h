// DecisionSubgroups: sums over groups of patients, as decision_groups.h has them, of those who are in a subgroup: their
// number, and the outcomes that decisions use. From them a PSA has the means of each subgroup in a draw, and estimates
// their Monte Carlo noise. The last patients are not omitted, so together the sums are those of all patients.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/engine/tally/decision_groups.h"

namespace spinepath {

class DecisionSubgroups {
 public:
  DecisionSubgroups() = default;  ///< keeps nothing
  DecisionSubgroups(const Layout& layout, std::size_t pathways, std::uint64_t patients,
                    std::size_t subgroups);

  /// Adds outcomes of patients first, first + 1, …: a row for each place of the layout. `subgroup`: of each of them.
  void add(std::uint64_t first, const Rows& outcomes, std::span<const std::size_t> subgroup);
  void merge(const DecisionSubgroups& other);
  /// As Tally::for_each_array.
  template <class Visit>
  void for_each_array(const Visit& visit) {
    visit(std::span(sums_));
  }

  std::size_t subgroups() const { return subgroups_; }
  std::uint64_t groups() const { return groups_; }
  /// Numbers of members [1], then pathway, quantity [sum of the outcome's unit].
  std::size_t columns() const { return 1 + places_.size(); }
  /// [subgroup][group][column]
  std::vector<double> sums() const;

 private:
  std::size_t subgroups_ = 0;
  std::uint64_t groups_ = 0;
  std::vector<std::size_t> places_;
  std::vector<double> sums_;  ///< [subgroup][column][group]
};

}  // namespace spinepath
