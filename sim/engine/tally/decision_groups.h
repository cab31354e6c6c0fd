// DecisionGroups: sums over groups of patients of the outcomes that decisions use. From them a PSA
// estimates the Monte Carlo noise of the means of one draw and the part that all draws share
// (sim/analysis/psa/noise.h). Patient i is in group i mod 64: a group has the same patients in every draw, and more
// patients change only the last block's sums. Memory does not grow with patients.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/engine/rows/rows.h"
#include "sim/engine/value/layout.h"

namespace spinepath {

inline constexpr std::uint64_t most_groups = 64;
/// Of so many patients.
constexpr std::uint64_t number_of_groups(std::uint64_t patients) { return std::min(most_groups, patients); }

/// Places in the layout, by pathway: decision_quantities, then the outcomes `also`. `nowhere`: 12 months are
/// beyond the horizon, or the pathway does not have the outcome.
std::vector<std::size_t> decision_places(const Layout& layout, std::size_t pathways,
                                         std::span<const OutcomeKey> also = {});

class DecisionGroups {
 public:
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  DecisionGroups() = default;  ///< keeps nothing
  DecisionGroups(const Layout& layout, std::size_t pathways, std::uint64_t patients,
                 std::span<const OutcomeKey> also = {});

  /// Adds outcomes of patients first, first + 1, …: a row for each place of the layout. The last patients, too few for
  /// one more in each group, are omitted.
  void add(std::uint64_t first, const Rows& outcomes, std::size_t patients);
  void merge(const DecisionGroups& other);
  /// As Tally::for_each_array.
  template <class Visit>
  void for_each_array(const Visit& visit) {
    visit(std::span(sums_));
  }

  /// Largest standard error among pathways of net benefit, threshold * effect - cost, over the first one; of a single
  /// pathway: of its own. Of sums over so many patients, which may be a part of all; at least two groups. [money]
  double largest_error(std::size_t cost, std::size_t effect, double threshold, std::uint64_t patients) const;

  std::uint64_t groups() const { return groups_; }
  std::uint64_t group_size() const { return size_; }  ///< [patients]
  /// Means of groups: [group][pathway, quantity], in the units of the outcomes.
  std::vector<double> means() const;

 private:
  std::uint64_t groups_ = 0, size_ = 0;
  std::size_t pathways_ = 0;
  std::vector<std::size_t> places_;
  std::vector<double> sums_;  ///< [place][group], sums in the units of the outcomes
};

}  // namespace spinepath
