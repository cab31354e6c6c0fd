// Tally: sums over patients from which every mean, standard error and paired difference follows. Sums of
// deviations from a pivot (the first patient's outcome) keep variances accurate if a quantity hardly varies.
// Patient i of a block adds to lane i mod 8 of each sum, so the bits do not depend on the number of patients
// added at once or on the instruction set. Blocks are tallied separately and merged in a fixed tree, so the
// bits do not depend on threads.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "sim/engine/rows/rows.h"
#include "sim/engine/value/layout.h"

namespace spinepath {

/// The products of two quantities that are summed in addition to sums and squares; shared by all tallies of
/// a run.
class TallyPlan {
 public:
  TallyPlan(const CareModel& model, const Layout& layout, std::vector<double> pivot);

  /// Numerators of ratios with the same denominator, whose products with it are summed.
  struct Group {
    std::size_t denominator;
    std::vector<std::size_t> numerators;
    std::size_t begin;  ///< index of its first sum
  };

  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  const std::vector<double>& pivot() const { return pivot_; }
  std::size_t pairs() const { return here_.size(); }
  const std::vector<Group>& groups() const { return groups_; }
  std::size_t size() const { return pivot_.size(); }

  // Pairs: a quantity of a later pathway and the same quantity of the first pathway.
  std::size_t pair_of(std::size_t here) const { return pair_of_[here]; }  ///< `nowhere` if none
  std::size_t here_of(std::size_t pair) const { return here_[pair]; }
  /// `nowhere`: absent from the first pathway, where it counts as 0.
  std::size_t reference(std::size_t pair) const { return reference_[pair]; }

  std::size_t product_of(std::size_t numerator, std::size_t denominator) const;
  std::size_t products() const { return products_; }

 private:
  void pair_with_first(const Layout& layout, std::size_t pathway);
  void pair(std::size_t here, std::size_t reference);
  /// `above`, `below`: pathways of numerator and denominator.
  void add_ratios(const Layout& layout, std::size_t above, std::size_t below);

  std::vector<double> pivot_;                            ///< by place [outcome's unit]
  std::vector<std::size_t> pair_of_, here_, reference_;  ///< by place; by pair; by pair
  std::vector<Group> groups_;
  std::size_t products_ = 0;
};

class Tally {
 public:
  explicit Tally(const TallyPlan& plan);

  /// Adds the first `patients` columns of `outcomes` (a row for each place of the layout). All calls but the
  /// last must add a multiple of 8.
  void add(Rows& outcomes, std::size_t patients) { add(outcomes, patients, patients); }
  /// The same if only `counted` of the columns are patients and the others have the pivots as outcomes.
  void add(Rows& outcomes, std::size_t patients, std::size_t counted);
  void merge(const Tally& later);
  /// Calls `visit` with a span of each array of sums, in a fixed order.
  template <class Visit>
  void for_each_array(const Visit& visit) {
    visit(std::span(&patients_, 1));
    for (std::vector<double>* sums : {&sum_, &square_, &pair_square_, &product_}) visit(std::span(*sums));
  }

  // Moments of the quantity at a place of the layout; variances and covariances need at least 2 patients.
  double patients() const { return patients_; }
  double mean(std::size_t place) const;
  double variance(std::size_t place) const;
  double mean_square(std::size_t place) const;
  double pair_variance(std::size_t place) const;  ///< variance of the difference to the first pathway
  double pair_covariance(std::size_t place) const;
  double covariance(std::size_t numerator, std::size_t denominator) const;  ///< of a product in the plan

 private:
  void add_products(const Rows& outcomes, std::size_t patients);
  double sum(std::size_t place) const;
  double square(std::size_t place) const;

  const TallyPlan* plan_;
  double patients_ = 0;                             ///< [1]
  std::vector<double> sum_, square_, pair_square_;  ///< [outcome's unit, squared]; 8 lanes of each
  std::vector<double> product_;                     ///< [product of the two units]; 8 lanes of each
  std::vector<char> varies_;                        ///< by place: any deviation not 0 in the last call
};

}  // namespace spinepath
