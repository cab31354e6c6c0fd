// AmongLiving: the outcomes of draws.csv at report times, which are means among the living, R = N / D, and the
// Monte Carlo noise of them in a PSA, as of other quantities (noise.h). A group g of patients, with means N_g
// and D_g, has
//   R_g = R + (N_g - R D_g) / D
// (delta method; Cochran, Sampling Techniques, 1977, section 6.3).
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/analysis/psa/control.h"
#include "sim/analysis/psa/noise.h"
#include "sim/engine/run/run.h"
#include "sim/engine/value/outcome.h"

namespace spinepath {

/// In the order of draws.csv: by outcome, then report time. `times`: their number.
std::vector<OutcomeKey> keys_among_living(std::size_t times);

class AmongLiving {
 public:
  explicit AmongLiving(std::vector<OutcomeKey> keys) : keys_(std::move(keys)), noise_(keys_.size()) {}

  /// What a run must keep for its decision groups: N, then D, of each key.
  std::vector<OutcomeKey> also() const;
  /// Of one draw, a run that kept these: [key][group][pathway].
  std::vector<double> group_means(const RunSums& sums, std::size_t pathways) const;
  /// Adds one draw of so many patients, of which these are the group means.
  void add(std::span<const double> group_means, std::uint64_t patients);
  // As of PsaNoise, of each key by itself: [key][pathway][pathway] [product of units].
  std::vector<double> noise(std::uint64_t patients) const;
  std::vector<double> shared_noise(std::uint64_t patients) const;
  /// The control variate of each key, from two runs at the parameters' values, of the patients of a draw and of all:
  /// shift by [key][pathway], and what noise is left, as above.
  Control control(std::uint64_t patients, const RunSums& some, const RunSums& all,
                  std::size_t pathways) const;

 private:
  std::vector<double> of_all_keys(const std::function<std::vector<double>(const PsaNoise&)>& of_key) const;
  std::vector<double> means(std::size_t key, const RunSums& sums, std::size_t pathways) const;
  std::vector<double> group_means(std::size_t key, const RunSums& sums, std::size_t pathways) const;

  std::vector<OutcomeKey> keys_;
  std::vector<PsaNoise> noise_;  ///< by key
};

/// The means of the decision quantities over the patients of a tally: [pathway, quantity].
std::vector<double> quantity_means(const Layout& layout, const Tally& tally, std::size_t pathways);
/// The means of a run's decision groups without the outcomes `also`: [group][pathway, decision quantity].
std::vector<double> decision_means(const DecisionGroups& groups, std::size_t pathways, std::size_t also);

}  // namespace spinepath
