// Tally: sums over patients from which every mean, standard error and paired difference follows. Sums of
// deviations from a pivot (the first patient's outcome) keep variances exact where a quantity hardly varies.
// Blocks of patients are tallied apart and merged in a fixed tree, so the bits do not depend on threads.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "sim/engine/layout.h"

namespace spinepath {

/// Which products of two quantities are summed beside sums and squares; shared by all tallies of a run.
class TallyPlan {
 public:
  TallyPlan(const CareModel& model, const Layout& layout, std::vector<double> pivot);

  /// A run of neighbouring quantities paired with the same quantities of the first pathway.
  struct Run {
    std::size_t here;
    std::size_t reference;  ///< `nowhere` where the first pathway does not have them: there they are 0
    std::size_t length;
    std::size_t begin;  ///< first of its sums
  };
  /// Numerators of ratios with the same denominator: sums of products with it.
  struct Group {
    std::size_t denominator;
    std::vector<std::size_t> numerators;
    std::size_t begin;  ///< first of its sums
  };

  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  const std::vector<double>& pivot() const { return pivot_; }
  const std::vector<Run>& runs() const { return runs_; }
  std::size_t pairs() const { return reference_.size(); }
  const std::vector<Group>& groups() const { return groups_; }
  std::size_t size() const { return pivot_.size(); }
  std::size_t pair_of(std::size_t here) const { return pair_of_[here]; }  ///< which sum; `nowhere` if none
  std::size_t reference_of(std::size_t here) const { return reference_[pair_of_[here]]; }
  std::size_t product_of(std::size_t numerator, std::size_t denominator) const;
  std::size_t products() const { return products_; }

 private:
  void pair_with_first(const Layout& layout, std::size_t pathway);
  void pair(std::size_t here, std::size_t reference);
  void add_ratios(const Layout& layout, std::size_t above,
                  std::size_t below);  ///< pathways of numerator, denominator

  std::vector<double> pivot_;
  std::vector<Run> runs_;
  std::vector<std::size_t> pair_of_, reference_;  ///< by place; by pair
  std::vector<Group> groups_;
  std::size_t products_ = 0;
};

class Tally {
 public:
  explicit Tally(const TallyPlan& plan);

  /// One patient's outcomes in all pathways; changed to deviations from the pivot.
  void add(std::span<double> outcomes);
  void merge(const Tally& later);

  // Moments of the quantity at a place of the layout; variances and covariances need at least 2 patients.
  double patients() const { return patients_; }
  double mean(std::size_t place) const;
  double variance(std::size_t place) const;
  double mean_square(std::size_t place) const;
  double pair_variance(std::size_t place) const;  ///< of the difference to the first pathway
  double pair_covariance(std::size_t place) const;
  double covariance(std::size_t numerator, std::size_t denominator) const;  ///< of a product in the plan

 private:
  const TallyPlan* plan_;
  double patients_ = 0;
  std::vector<double> sum_, square_, pair_square_, product_;
};

}  // namespace spinepath
