// ReliefRows: relief over time of a batch of patients and its exact integrals, computed for four patients at
// once. One row over patients for each piece of time in which relief is linear, and for each moment.
#pragma once
#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "models/response.h"
#include "sim/engine/value/rows.h"

namespace spinepath {

class ReliefRows {
 public:
  /// For at most `lives` patients; `moments`: ascending [years from entry].
  ReliefRows(std::span<const double> moments, std::size_t lives);

  void clear() { lives_ = 0; }
  /// Adds a patient: pieces in order of time. Each lasts until the next one begins, the last until `end`
  /// [years from entry].
  void add(std::span<const ReliefPiece> pieces, double end);
  /// Computes the results below; `costs`, `qalys`: the discounts' ln(1+r).
  void evaluate(double costs, double qalys);

  // By patient. After the end of a patient, relief is 0.
  const double* at(std::size_t moment) const { return at_[moment]; }  ///< relief [percent]
  /// Integral of relief until the moment, discounted as costs are. [percent * years]
  const double* time_until(std::size_t moment) const { return time_until_[moment]; }
  enum Sum : std::size_t { area, cost_time, qaly_time, above_30, above_50, sum_count };
  /// From entry to the end: the integral of relief, undiscounted and discounted [percent * years]; time at or
  /// above 30 and 50 percent [years].
  const double* sum(Sum what) const { return sums_[what]; }

 private:
  /// Rows for each piece.
  enum OfPiece : std::size_t { from, value, slope, weight, before, of_piece_count };
  double* piece(std::size_t k, OfPiece what) { return pieces_[k][what]; }
  std::size_t most_pieces(std::size_t first) const {
    return std::max(std::max(count_[first], count_[first + 1]),
                    std::max(count_[first + 2], count_[first + 3]));
  }
  void even_out();
  void measure();
  void add_up(double per_year, Sum to);
  void look_at_moments(double per_year);

  std::span<const double> moments_;  ///< [years from entry]
  std::size_t lives_ = 0;
  std::vector<std::size_t> count_;  ///< number of pieces of each patient, not counting the one after the end
  std::vector<Rows> pieces_;
  Rows at_, time_until_, sums_;
};

}  // namespace spinepath
