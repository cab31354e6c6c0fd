// LinearSums: sums over patients of linear combinations of their outcomes, such as the spend of several
// yearly cohorts in one calendar year. Computed per patient, so that the error of a mean includes all
// covariances between times and pathways. Lanes, pivot and merging as in tally.h.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "sim/engine/rows/rows.h"

namespace spinepath {

/// Sum of weight * outcome over the terms.
struct Combination {
  struct Term {
    std::size_t place;  ///< of the layout
    double weight;      ///< [combination's unit per outcome's unit]
  };
  std::vector<Term> terms;
};

class LinearSums {
 public:
  LinearSums() = default;  ///< sums nothing
  /// `first`: outcomes whose first patient gives the pivots.
  LinearSums(std::vector<Combination> combinations, const Rows& first);

  /// As Tally::add: a multiple of lane_count in all but the last call; `counted` of the patients are real,
  /// the others have the pivots as outcomes.
  void add(const Rows& outcomes, std::size_t patients, std::size_t counted);
  void merge(const LinearSums& later);
  /// As Tally::for_each_array.
  template <class Visit>
  void for_each_array(const Visit& visit) {
    visit(std::span(&patients_, 1));
    visit(std::span(sum_));
    visit(std::span(square_));
  }

  double mean(std::size_t combination) const;            ///< [combination's unit]
  double standard_error(std::size_t combination) const;  ///< of the mean; needs at least 2 patients

 private:
  std::vector<Combination> combinations_;
  double patients_ = 0;                       ///< [1]
  std::vector<double> pivot_, sum_, square_;  ///< [combination's unit, squared]; lane_count of each sum
};

}  // namespace spinepath
