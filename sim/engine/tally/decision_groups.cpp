#include "sim/engine/tally/decision_groups.h"

#include <algorithm>
#include <cmath>

namespace spinepath {

std::vector<std::size_t> decision_places(const Layout& layout, std::size_t pathways,
                                         std::span<const OutcomeKey> also) {
  std::vector<std::size_t> places;
  for (std::size_t p = 0; p < pathways; ++p) {
    const auto add = [&](const OutcomeKey& key) {
      places.push_back(layout.slot(p, key).value_or(DecisionGroups::nowhere));
    };
    for (const DecisionQuantity& quantity : decision_quantities) add(key_of(quantity));
    for (const OutcomeKey& key : also) add(key);
  }
  return places;
}

DecisionGroups::DecisionGroups(const Layout& layout, std::size_t pathways, std::uint64_t patients,
                               std::span<const OutcomeKey> also)
    : groups_(number_of_groups(patients)),
      size_(patients / std::max<std::uint64_t>(groups_, 1)),
      pathways_(pathways),
      places_(decision_places(layout, pathways, also)),
      sums_(groups_ * places_.size()) {}

void DecisionGroups::add(std::uint64_t first, const Rows& outcomes, std::size_t patients) {
  const std::uint64_t end = std::min(first + patients, groups_ * size_);
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (places_[i] == nowhere) continue;
    double* sum = sums_.data() + i * groups_;
    const double* y = outcomes[places_[i]];
    for (std::uint64_t begin = first; begin < end;) {
      const std::uint64_t group = begin % groups_, stop = std::min(end, begin + groups_ - group);
      for (std::uint64_t k = begin; k < stop; ++k) sum[group + (k - begin)] += y[k - first];
      begin = stop;
    }
  }
}

void DecisionGroups::merge(const DecisionGroups& other) {
  for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += other.sums_[i];
}

double DecisionGroups::largest_error(std::size_t cost, std::size_t effect, double threshold,
                                     std::uint64_t patients) const {
  const std::size_t columns = places_.size() / pathways_;
  const auto benefit = [&](std::size_t pathway, std::uint64_t group) {
    const auto sum = [&](std::size_t quantity) {
      return sums_[(pathway * columns + quantity) * groups_ + group];
    };
    return threshold * sum(effect) - sum(cost);
  };
  const auto groups = static_cast<double>(groups_);
  double largest = 0;
  for (std::size_t p = pathways_ > 1 ? 1 : 0; p < pathways_; ++p) {
    double sum = 0, square = 0, first = 0;
    for (std::uint64_t g = 0; g < groups_; ++g) {
      const double all = p > 0 ? benefit(p, g) - benefit(0, g) : benefit(p, g);
      if (g == 0) first = all;
      sum += all - first;
      square += (all - first) * (all - first);
    }
    largest = std::max(largest, (square - sum * sum / groups) * groups / (groups - 1));
  }
  return std::sqrt(std::max(0.0, largest)) / static_cast<double>(patients);
}

std::vector<double> DecisionGroups::means() const {
  std::vector<double> means;
  for (std::uint64_t group = 0; group < groups_; ++group)
    for (std::size_t i = 0; i < places_.size(); ++i)
      means.push_back(sums_[i * groups_ + group] / static_cast<double>(size_));
  return means;
}

}  // namespace spinepath
