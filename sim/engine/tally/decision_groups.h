// DecisionGroups: sums over groups of patients of the outcomes that decisions use, by which a PSA tells how
// far the means of one draw are off, and how much of that all draws share (sim/analysis/psa/noise.h). The
// groups are the same patients in every draw. Their number is fixed, so memory does not grow with patients.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/engine/value/layout.h"
#include "sim/engine/value/rows.h"

namespace spinepath {

inline constexpr std::uint64_t most_groups = 64;

/// Places in the layout of each pathway's decision_quantities and then of what else is asked for; `nowhere`: 12
/// months lie beyond the horizon, or the pathway does not have it.
std::vector<std::size_t> decision_places(const Layout& layout, std::size_t pathways,
                                         std::span<const OutcomeKey> also = {});

class DecisionGroups {
 public:
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  DecisionGroups() = default;  ///< keeps nothing
  DecisionGroups(const Layout& layout, std::size_t pathways, std::uint64_t patients,
                 std::span<const OutcomeKey> also = {});

  /// Outcomes of patients first, first + 1, … in all pathways, by place; the last patients, too few for a
  /// group more, are left out.
  void add(std::uint64_t first, const Rows& outcomes, std::size_t patients);
  void merge(const DecisionGroups& other);

  std::uint64_t groups() const { return groups_; }
  std::uint64_t group_size() const { return size_; }  ///< [patients]
  /// Means: [group][pathway, quantity]
  std::vector<double> means() const;

 private:
  std::uint64_t groups_ = 0, size_ = 0;
  std::vector<std::size_t> places_;
  std::vector<double> sums_;  ///< [group][place]
};

}  // namespace spinepath
