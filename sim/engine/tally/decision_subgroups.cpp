#include "sim/engine/tally/decision_subgroups.h"

namespace spinepath {

DecisionSubgroups::DecisionSubgroups(const Layout& layout, std::size_t pathways, std::uint64_t patients,
                                     std::size_t subgroups)
    : subgroups_(subgroups),
      groups_(number_of_groups(patients)),
      places_(decision_places(layout, pathways)),
      sums_(subgroups_ * columns() * groups_) {}

void DecisionSubgroups::add(std::uint64_t first, const Rows& outcomes,
                            std::span<const std::size_t> subgroup) {
  const auto cell = [&](std::size_t patient, std::size_t column) -> double& {
    return sums_[(subgroup[patient] * columns() + column) * groups_ + (first + patient) % groups_];
  };
  for (std::size_t i = 0; i < subgroup.size(); ++i) cell(i, 0) += 1;
  for (std::size_t c = 0; c < places_.size(); ++c) {
    if (places_[c] == DecisionGroups::nowhere) continue;
    const double* y = outcomes[places_[c]];
    for (std::size_t i = 0; i < subgroup.size(); ++i) cell(i, 1 + c) += y[i];
  }
}

void DecisionSubgroups::merge(const DecisionSubgroups& other) {
  for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += other.sums_[i];
}

std::vector<double> DecisionSubgroups::sums() const {
  std::vector<double> all;
  all.reserve(sums_.size());
  for (std::size_t s = 0; s < subgroups_; ++s)
    for (std::uint64_t group = 0; group < groups_; ++group)
      for (std::size_t c = 0; c < columns(); ++c) all.push_back(sums_[(s * columns() + c) * groups_ + group]);
  return all;
}

}  // namespace spinepath
