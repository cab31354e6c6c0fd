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
  const std::size_t keys = keys_.size(), columns = quantity_count + 2 * keys;
  const std::vector<std::size_t> places = decision_places(sums.layout, pathways, also());
  const std::vector<double> means = sums.decisions.means();
  for (std::size_t k = 0; k < keys; ++k) {
    std::vector<double> ratios;
    for (std::size_t row = 0; row < means.size(); row += columns) {  // by group, then pathway
      const std::size_t above = quantity_count + k, below = above + keys, first = row % places.size();
      const double living = sums.tally.mean(places[first + below]);
      const double ratio = living > 0 ? sums.tally.mean(places[first + above]) / living : 0;
      const double off = means[row + above] - ratio * means[row + below];
      ratios.push_back(living > 0 ? ratio + off / living : 0);
    }
    noise_[k].add(std::move(ratios), sums.decisions.groups(), sums.decisions.group_size());
  }
}

std::vector<double> AmongLiving::noise(std::uint64_t patients) const {
  return of_all_keys([&](const PsaNoise& noise) { return noise.noise(patients); });
}
std::vector<double> AmongLiving::shared_noise(std::uint64_t patients) const {
  return of_all_keys([&](const PsaNoise& noise) { return noise.shared_noise(patients); });
}

std::vector<double> AmongLiving::of_all_keys(
    const std::function<std::vector<double>(const PsaNoise&)>& of_key) const {
  std::vector<double> all;
  for (const PsaNoise& noise : noise_) {
    const std::vector<double> matrix = of_key(noise);
    all.insert(all.end(), matrix.begin(), matrix.end());
  }
  return all;
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
