#include "sim/engine/tally/subgroups.h"

#include <algorithm>

namespace spinepath {

void Subgroups::add(const Rows& outcomes, std::span<const std::size_t> group, Rows& scratch) {
  for (std::size_t g = 0; g < sums_.size(); ++g) {
    const auto members = static_cast<std::size_t>(std::ranges::count(group, g));
    if (members == 0) continue;
    for (std::size_t place = 0; place < plan_->size(); ++place) {
      const double pivot = plan_->pivot()[place];
      const double* from = outcomes[place];
      double* to = scratch[place];
      for (std::size_t i = 0; i < group.size(); ++i) to[i] = group[i] == g ? from[i] : pivot;
    }
    sums_[g].tally.add(scratch, group.size(), members);
    sums_[g].combinations.add(scratch, group.size(), members);
  }
}

void Subgroups::merge(const Subgroups& later) {
  for (std::size_t g = 0; g < sums_.size(); ++g) {
    sums_[g].tally.merge(later.sums_[g].tally);
    sums_[g].combinations.merge(later.sums_[g].combinations);
  }
}

}  // namespace spinepath
