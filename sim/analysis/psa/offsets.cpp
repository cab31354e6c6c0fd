#include "sim/analysis/psa/offsets.h"

namespace spinepath {

std::vector<double> offsets_of_groups(const std::vector<double>& groups, std::size_t count,
                                      std::size_t joined) {
  const std::size_t columns = groups.size() / count;
  std::vector<double> offsets(joined * columns), members(joined);
  for (std::size_t g = 0; g < count; ++g) ++members[g * joined / count];
  for (std::size_t c = 0; c < columns; ++c) {
    double mean = 0;
    for (std::size_t g = 0; g < count; ++g) mean += groups[g * columns + c] / static_cast<double>(count);
    for (std::size_t g = 0; g < count; ++g) {
      const std::size_t to = g * joined / count;
      offsets[to * columns + c] += (groups[g * columns + c] - mean) / members[to];
    }
  }
  return offsets;
}

void add_grouped(std::span<float> rows, const std::vector<double>& by_group, DecisionEffect effect) {
  std::vector<float> grouped;
  for (std::size_t i = 0; i < by_group.size(); ++i)
    if (const std::size_t q = i % quantity_count; q < view_count || q == quantity_of(effect))
      grouped.push_back(static_cast<float>(by_group[i]));
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] += grouped[i % grouped.size()];
}

}  // namespace spinepath
