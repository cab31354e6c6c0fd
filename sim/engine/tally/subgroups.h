// Subgroups: the sums of a run by subgroup of patients. Patients outside a subgroup get the pivots as
// outcomes, which add 0 to sums of deviations (tally.h). The sums of all subgroups together are those of the
// run, and their bits do not depend on the size of batches either.
#pragma once
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "models/patient.h"
#include "sim/engine/rows/rows.h"
#include "sim/engine/tally/linear_sums.h"
#include "sim/engine/tally/tally.h"

namespace spinepath {

/// Assigns each patient to a subgroup; a pure function.
struct Grouping {
  std::size_t groups = 0;  ///< number of subgroups; 0: none requested
  std::function<std::size_t(const Patient&)> of = {};
};

/// Sums of one subgroup.
struct GroupSums {
  Tally tally;
  LinearSums combinations;
};

class Subgroups {
 public:
  Subgroups(std::size_t groups, const TallyPlan& plan, const LinearSums& none)
      : plan_(&plan), sums_(groups, {Tally(plan), none}) {}

  /// As Tally::add. `group`: subgroup of each patient; `scratch`: buffer of the size of `outcomes`.
  void add(const Rows& outcomes, std::span<const std::size_t> group, Rows& scratch);
  void merge(const Subgroups& later);
  /// As Tally::for_each_array.
  template <class Visit>
  void for_each_array(const Visit& visit) {
    for (GroupSums& group : sums_) {
      group.tally.for_each_array(visit);
      group.combinations.for_each_array(visit);
    }
  }
  std::vector<GroupSums> take() { return std::move(sums_); }

 private:
  const TallyPlan* plan_;
  std::vector<GroupSums> sums_;
};

}  // namespace spinepath
