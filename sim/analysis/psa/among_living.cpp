#include "sim/analysis/psa/among_living.h"

#include "models/decision_quantities.h"
#include "sim/engine/partial/numbers.h"

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

std::vector<double> AmongLiving::group_means(const RunSums& sums, std::size_t pathways) const {
  std::vector<double> all;
  for (std::size_t k = 0; k < keys_.size(); ++k) put(all, group_means(k, sums, pathways));
  return all;
}

void AmongLiving::add(std::span<const double> group_means, std::uint64_t patients) {
  const std::uint64_t groups = number_of_groups(patients);
  const std::size_t size = keys_.empty() ? 0 : group_means.size() / keys_.size();
  for (std::size_t k = 0; k < keys_.size(); ++k) {
    const auto here = group_means.subspan(k * size, size);
    noise_[k].add({here.begin(), here.end()}, groups, patients / groups);
  }
}

/// R by pathway; 0 where nobody is alive.
std::vector<double> AmongLiving::means(std::size_t key, const RunSums& sums, std::size_t pathways) const {
  const std::size_t keys = keys_.size(), columns = quantity_count + 2 * keys;
  const std::vector<std::size_t> places = decision_places(sums.layout, pathways, also());
  std::vector<double> ratios;
  for (std::size_t first = quantity_count + key; first < places.size(); first += columns) {
    const double living = sums.tally.mean(places[first + keys]);
    ratios.push_back(living > 0 ? sums.tally.mean(places[first]) / living : 0);
  }
  return ratios;
}

/// R of groups: [group][pathway].
std::vector<double> AmongLiving::group_means(std::size_t key, const RunSums& sums,
                                             std::size_t pathways) const {
  const std::size_t keys = keys_.size(), columns = quantity_count + 2 * keys;
  const std::vector<std::size_t> places = decision_places(sums.layout, pathways, also());
  const std::vector<double> all = means(key, sums, pathways), groups = sums.decisions.means();
  std::vector<double> ratios;
  for (std::size_t row = 0; row < groups.size(); row += columns) {  // by group, then pathway
    const std::size_t above = quantity_count + key, below = above + keys, first = row % places.size();
    const double living = sums.tally.mean(places[first + below]), ratio = all[first / columns];
    const double off = groups[row + above] - ratio * groups[row + below];
    ratios.push_back(living > 0 ? ratio + off / living : 0);
  }
  return ratios;
}

Control AmongLiving::control(std::uint64_t patients, const RunSums& some, const RunSums& all,
                             std::size_t pathways) const {
  Control every;
  for (std::size_t k = 0; k < keys_.size(); ++k) {
    const Control one = control_of(noise_[k], patients,
                                   {.strategies = pathways,
                                    .groups = group_means(k, some, pathways),
                                    .some = means(k, some, pathways),
                                    .all = means(k, all, pathways),
                                    .patients = static_cast<std::uint64_t>(all.tally.patients())});
    every.shift.insert(every.shift.end(), one.shift.begin(), one.shift.end());
    every.shared_noise.insert(every.shared_noise.end(), one.shared_noise.begin(), one.shared_noise.end());
  }
  return every;
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

std::vector<double> quantity_means(const Layout& layout, const Tally& tally, std::size_t pathways) {
  std::vector<double> means;
  for (const std::size_t place : decision_places(layout, pathways))
    means.push_back(place == DecisionGroups::nowhere ? 0 : tally.mean(place));
  return means;
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
