// LinearSums: sums over patients of weighted sums of their outcomes, such as what people who enter in several
// years spend in one year. Taken per patient, so that the error of a mean holds all covariances between times
// and pathways. Lanes, pivot and merging as in tally.h.
#pragma once
#include <cstddef>
#include <vector>

#include "sim/engine/value/rows.h"

namespace spinepath {

/// sum of weight * outcome at that place of the layout
struct Combination {
  struct Term {
    std::size_t place;
    double weight;
  };
  std::vector<Term> terms;
};

class LinearSums {
 public:
  LinearSums() = default;  ///< sums nothing
  /// `first`: outcomes whose first patient gives the pivots.
  LinearSums(std::vector<Combination> combinations, const Rows& first);

  /// As Tally::add: multiples of lane_count but for the last call; `counted` of them have no pivots in place
  /// of outcomes.
  void add(const Rows& outcomes, std::size_t patients, std::size_t counted);
  void merge(const LinearSums& later);

  double mean(std::size_t combination) const;
  double standard_error(std::size_t combination) const;  ///< of the mean; needs at least 2 patients

 private:
  std::vector<Combination> combinations_;
  double patients_ = 0;
  std::vector<double> pivot_, sum_, square_;  ///< lane_count of each sum
};

}  // namespace spinepath
