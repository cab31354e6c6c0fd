// SubgroupSamples: a PSA by subgroup of patients: in each draw the means over the patients of each subgroup, with their
// Monte Carlo noise and its control variate, as of all patients (noise.h, control.h). A group g of patients
// (sim/engine/tally/decision_subgroups.h) has n_g members of the subgroup with the sums S_g; of all n members with the mean
// m it gives, with G groups,
//   m_g = m + (S_g - m n_g) G / n
// (delta method; Cochran, Sampling Techniques, 1977, section 6.3).
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/analysis/psa/noise.h"
#include "sim/analysis/psa/sample.h"
#include "sim/engine/run/run.h"

namespace spinepath {

struct SubgroupSamples {
  /// By subgroup, without parameters and groups of patients. No draws: in some draw nobody is in the subgroup.
  std::vector<PsaSample> samples;
  std::vector<double> shares;  ///< [draw][subgroup], of all patients [1]

  double share(std::size_t draw, std::size_t subgroup) const {
    return shares[draw * samples.size() + subgroup];
  }
};

class DrawnSubgroups {
 public:
  DrawnSubgroups(std::size_t subgroups, std::vector<std::string> pathways, std::uint64_t patients);

  /// How many numbers a draw has.
  std::size_t numbers() const { return of_.size() * numbers_of_one(); }
  /// Adds a draw, as DecisionSubgroups::sums has it.
  void add(std::span<const double> sums);
  /// `some`: the patients of the draws, `all`: these and more, both at the parameters' values and by these subgroups.
  void control(const RunSums& some, const RunSums& all);
  /// Of at least 2 draws; of fewer there is nothing.
  SubgroupSamples finish();

 private:
  struct OfSubgroup {
    PsaSample sample;
    PsaNoise noise;
    bool never_empty = true;
    std::vector<double> shared_noise =
        {};  ///< with the control variate [of each quantity its unit, squared]; empty: without it
  };
  std::size_t numbers_of_one() const;

  std::uint64_t patients_, groups_;
  std::vector<std::string> pathways_;
  std::vector<OfSubgroup> of_;
  std::vector<double> shares_;  ///< [1]
};

}  // namespace spinepath
