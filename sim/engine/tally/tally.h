// Tally: sums over patients from which every mean, standard error and paired difference follows. Sums of
// deviations from a pivot (the first patient's outcome) keep variances exact where a quantity hardly varies.
// Patient i of a block adds to lane i mod 8 of each sum, so the bits do not depend on how many patients are
// added at once or by which instructions; blocks are tallied apart and merged in a fixed tree, so not on
// threads.
#pragma once
#include <cstddef>
#include <vector>

#include "sim/engine/value/layout.h"
#include "sim/engine/value/rows.h"

namespace spinepath {

/// Which products of two quantities are summed beside sums and squares; shared by all tallies of a run.
class TallyPlan {
 public:
  TallyPlan(const CareModel& model, const Layout& layout, std::vector<double> pivot);

  /// Numerators of ratios with the same denominator: sums of products with it.
  struct Group {
    std::size_t denominator;
    std::vector<std::size_t> numerators;
    std::size_t begin;  ///< first of its sums
  };

  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  const std::vector<double>& pivot() const { return pivot_; }
  std::size_t pairs() const { return here_.size(); }
  const std::vector<Group>& groups() const { return groups_; }
  std::size_t size() const { return pivot_.size(); }

  // Pairs: a quantity of a later pathway and the same one of the first.
  std::size_t pair_of(std::size_t here) const { return pair_of_[here]; }  ///< `nowhere` if none
  std::size_t here_of(std::size_t pair) const { return here_[pair]; }
  std::size_t reference(std::size_t pair) const { return reference_[pair]; }  ///< `nowhere`: it is 0 there

  std::size_t product_of(std::size_t numerator, std::size_t denominator) const;
  std::size_t products() const { return products_; }

 private:
  void pair_with_first(const Layout& layout, std::size_t pathway);
  void pair(std::size_t here, std::size_t reference);
  void add_ratios(const Layout& layout, std::size_t above,
                  std::size_t below);  ///< pathways of numerator, denominator

  std::vector<double> pivot_;
  std::vector<std::size_t> pair_of_, here_, reference_;  ///< by place; by pair; by pair
  std::vector<Group> groups_;
  std::size_t products_ = 0;
};

class Tally {
 public:
  explicit Tally(const TallyPlan& plan);

  /// The first `patients` of rows of outcomes, by place of the layout. All but the last call since the tally
  /// was made must add a multiple of 8.
  void add(Rows& outcomes, std::size_t patients) { add(outcomes, patients, patients); }
  /// The same where only `counted` of them are patients and the others have pivots in place of outcomes.
  void add(Rows& outcomes, std::size_t patients, std::size_t counted);
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
  void add_products(const Rows& outcomes, std::size_t patients);
  double sum(std::size_t place) const;
  double square(std::size_t place) const;

  const TallyPlan* plan_;
  double patients_ = 0;
  std::vector<double> sum_, square_, pair_square_;  ///< 8 of each
  std::vector<double> product_;
  std::vector<char> varies_;  ///< whether any deviation of a place was not 0 in the last call
};

}  // namespace spinepath
