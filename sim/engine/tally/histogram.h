// SpendHistogram: counts of money per patient in bins of 1/64 of an octave (1.1 %), each with its smallest
// and largest value, for quantiles between patients: exact for amounts that many patients share, within 1 %
// otherwise. Counts and extremes do not depend on the order of patients, so the histograms of threads can be
// merged in any order.
#pragma once
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace spinepath {

class SpendHistogram {
 public:
  void add(double amount) { add({&amount, 1}); }  ///< amount >= 0 [money]
  void add(std::span<const double> amounts);
  void merge(const SpendHistogram& other);

  /// Of each bin that is not empty: its index, count, smallest and largest value.
  std::vector<double> numbers() const;
  /// Merges the histogram of which these are the numbers; false if they are none.
  bool merge_numbers(std::span<const double> numbers);

  /// Quantile q [money], linear between order statistics (Hyndman and Fan 1996, type 7, as in R and NumPy);
  /// needs at least one patient.
  double quantile(double q) const;
  /// Share of all money that the costliest patients have, so many of all [1]; 0 if there is no money. Within 1 %.
  double share_of_costliest(double fraction) const;

 private:
  static constexpr int steps_per_octave_bits = 6;
  /// 0.008 to 2e12; amounts outside go to the first or last bin.
  static constexpr int first_octave = -7, octaves = 48;
  static constexpr int bin_count = (octaves << steps_per_octave_bits) + 1;  ///< bin 0: below the first octave
  struct Bin {
    std::uint64_t count = 0;
    double smallest = std::numeric_limits<double>::infinity(), largest = 0;  ///< [money]
  };
  double of_rank(std::uint64_t rank) const;  ///< rank from 0
  std::vector<Bin> bins_;                    ///< empty until the first amount
};

}  // namespace spinepath
