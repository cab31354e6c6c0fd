#include "sim/analysis/psa/by_subgroup.h"

#include <utility>

#include "sim/analysis/psa/among_living.h"
#include "sim/analysis/psa/control.h"

namespace spinepath {
namespace {

/// Of the members of a subgroup.
struct SubgroupMeans {
  double members = 0;          ///< [1]
  std::vector<double> mean;    ///< [quantity], in its unit
  std::vector<double> groups;  ///< means over its members by each group of patients: [group][quantity]
};

/// `sums`: [group][members, quantity]
SubgroupMeans means_of(std::span<const double> sums, std::size_t groups) {
  const std::size_t columns = sums.size() / groups;
  SubgroupMeans means{.mean = std::vector<double>(columns - 1), .groups = {}};
  for (std::size_t g = 0; g < groups; ++g) {
    means.members += sums[g * columns];
    for (std::size_t q = 0; q + 1 < columns; ++q) means.mean[q] += sums[g * columns + 1 + q];
  }
  if (means.members == 0) return means;
  for (double& mean : means.mean) mean /= means.members;
  const double scale = static_cast<double>(groups) / means.members;
  for (std::size_t g = 0; g < groups; ++g)
    for (std::size_t q = 0; q + 1 < columns; ++q)
      means.groups.push_back(means.mean[q] +
                             scale * (sums[g * columns + 1 + q] - means.mean[q] * sums[g * columns]));
  return means;
}

}  // namespace

DrawnSubgroups::DrawnSubgroups(std::size_t subgroups, std::vector<std::string> pathways,
                               std::uint64_t patients)
    : patients_(patients),
      groups_(number_of_groups(patients)),
      pathways_(std::move(pathways)),
      of_(subgroups) {
  for (OfSubgroup& one : of_) one.sample.strategies = pathways_;
}

std::size_t DrawnSubgroups::numbers_of_one() const {
  return groups_ * (1 + pathways_.size() * quantity_count);
}

void DrawnSubgroups::add(std::span<const double> sums) {
  for (std::size_t s = 0; s < of_.size(); ++s) {
    SubgroupMeans means = means_of(sums.subspan(s * numbers_of_one(), numbers_of_one()), groups_);
    shares_.push_back(means.members / static_cast<double>(patients_));
    OfSubgroup& one = of_[s];
    one.never_empty = one.never_empty && means.members > 0;
    if (!one.never_empty) continue;
    ++one.sample.draws;
    one.sample.mean.insert(one.sample.mean.end(), means.mean.begin(), means.mean.end());
    one.noise.add(std::move(means.groups), groups_, patients_ / groups_);
  }
}

void DrawnSubgroups::control(const RunSums& some, const RunSums& all) {
  const std::vector<double> sums = some.decision_subgroups.sums();
  for (std::size_t s = 0; s < of_.size() && !all.groups.empty(); ++s) {
    OfSubgroup& one = of_[s];
    SubgroupMeans means = means_of(std::span(sums).subspan(s * numbers_of_one(), numbers_of_one()), groups_);
    if (!one.never_empty || one.sample.draws < 2 || means.members == 0) continue;
    Control control = control_of(one.noise, patients_,
                                 {.strategies = pathways_.size(),
                                  .groups = std::move(means.groups),
                                  .some = std::move(means.mean),
                                  .all = quantity_means(all.layout, all.groups[s].tally, pathways_.size()),
                                  .patients = static_cast<std::uint64_t>(all.tally.patients())});
    one.shared_noise = std::move(control.shared_noise);
    for (std::size_t i = 0; i < one.sample.mean.size(); ++i)
      one.sample.mean[i] += control.shift[i % control.shift.size()];
  }
}

SubgroupSamples DrawnSubgroups::finish() {
  SubgroupSamples made{.samples = {}, .shares = std::move(shares_)};
  for (OfSubgroup& one : of_) {
    if (!one.never_empty || one.sample.draws < 2) {
      made.samples.emplace_back().strategies = pathways_;
      continue;
    }
    PsaSample sample = std::move(one.sample);
    sample.noise = one.noise.noise(patients_);
    sample.shared_noise = one.noise.shared_noise(patients_);
    if (!one.shared_noise.empty())
      sample.uncontrolled_noise = std::exchange(sample.shared_noise, std::move(one.shared_noise));
    made.samples.push_back(std::move(sample));
  }
  return made;
}

}  // namespace spinepath
