#include "sim/analysis/psa/among_living.h"

#include "models/decision_quantities.h"

namespace spinepath {

std::vector<OutcomeKey> keys_among_living(std::size_t times) {
  std::vector<OutcomeKey> keys;
  for (const OutcomeInfo& info : outcome_table)
    for (std::size_t r = 0; info.uses.per_draw && r < times; ++r)
      keys.push_back({.outcome = info.outcome, .at = static_cast<int>(r)});
  return keys;
}

std::vector<OutcomeKey> AmongLiving::also() const {
  std::vector<OutcomeKey> also = keys_;
  for (const OutcomeKey& key : keys_)
    also.push_back({.outcome = *info_of(key.outcome).estimator.per, .at = key.at});
  return also;
}

void AmongLiving::add(const RunSums& sums, std::size_t pathways) {
  if (keys_.empty()) return;
  noise_.add(group_means(sums, pathways), sums.decisions.groups(), sums.decisions.group_size());
}

std::vector<double> AmongLiving::means(const RunSums& sums, std::size_t pathways) const {
  const std::size_t keys = keys_.size(), columns = quantity_count + 2 * keys;
  const std::vector<std::size_t> places = decision_places(sums.layout, pathways, also());
  std::vector<double> ratios;
  for (std::size_t first = 0; first < places.size(); first += columns)
    for (std::size_t k = 0; k < keys; ++k) {
      const double living = sums.tally.mean(places[first + quantity_count + keys + k]);
      ratios.push_back(living > 0 ? sums.tally.mean(places[first + quantity_count + k]) / living : 0);
    }
  return ratios;
}

std::vector<double> AmongLiving::group_means(const RunSums& sums, std::size_t pathways) const {
  const std::size_t keys = keys_.size(), columns = quantity_count + 2 * keys;
  const std::vector<std::size_t> places = decision_places(sums.layout, pathways, also());
  const std::vector<double> all = means(sums, pathways), groups = sums.decisions.means();
  std::vector<double> ratios;
  for (std::size_t row = 0; row < groups.size(); row += columns)  // by group, then pathway
    for (std::size_t k = 0; k < keys; ++k) {
      const std::size_t above = quantity_count + k, below = above + keys, first = row % places.size();
      const double living = sums.tally.mean(places[first + below]);
      const double ratio = all[first / columns * keys + k];
      const double off = groups[row + above] - ratio * groups[row + below];
      ratios.push_back(living > 0 ? ratio + off / living : 0);
    }
  return ratios;
}

std::vector<double> decision_means(const DecisionGroups& groups, std::size_t pathways, std::size_t also) {
  const std::vector<double> all = groups.means();
  const std::size_t columns = quantity_count + also;
  std::vector<double> means;
  for (std::size_t row = 0; row < groups.groups() * pathways; ++row)
    for (std::size_t q = 0; q < quantity_count; ++q) means.push_back(all[row * columns + q]);
  return means;
}

}  // namespace spinepath
