// Subgroups: the sums of a run for some of its patients. Where a patient is none of a group's, the pivots
// stand in, which change no sum of deviations (tally.h): so the sums of all groups are those of the run,
// taken apart, and their bits depend no more on batches than those do.
#pragma once
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "models/patient.h"
#include "sim/engine/tally/linear_sums.h"
#include "sim/engine/tally/tally.h"
#include "sim/engine/value/rows.h"

namespace spinepath {

/// Which of so many groups a patient belongs to; a pure function.
struct Grouping {
  std::size_t groups = 0;  ///< 0: not asked for
  std::function<std::size_t(const Patient&)> of = {};
};

/// One group's.
struct GroupSums {
  Tally tally;
  LinearSums combinations;
};

class Subgroups {
 public:
  Subgroups(std::size_t groups, const TallyPlan& plan, const LinearSums& none)
      : plan_(&plan), sums_(groups, {Tally(plan), none}) {}

  /// `group`: of each patient; `scratch`: of the size of `outcomes`, to be written over. As Tally::add.
  void add(const Rows& outcomes, std::span<const std::size_t> group, Rows& scratch);
  void merge(const Subgroups& later);
  std::vector<GroupSums> take() { return std::move(sums_); }

 private:
  const TallyPlan* plan_;
  std::vector<GroupSums> sums_;
};

}  // namespace spinepath
