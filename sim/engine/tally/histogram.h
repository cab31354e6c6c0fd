// SpendHistogram: counts of money per patient in bins of 1/64 of an octave (1.1 %), each with its smallest
// and largest value, from which quantiles between patients follow: exact for sums that many patients share,
// within 1 % otherwise. Counts and extremes do not depend on the order of patients, so histograms of threads
// merge in any order.
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

  /// The amount below which a fraction q of all patients lie, linear between neighbouring patients (Hyndman
  /// and Fan 1996, type 7, as in R and NumPy); at least one patient.
  double quantile(double q) const;

 private:
  static constexpr int steps_per_octave_bits = 6;
  static constexpr int first_octave = -7,
                       octaves = 48;  ///< 0.008 to 2e12; what lies outside goes to the end bins
  static constexpr int bin_count = (octaves << steps_per_octave_bits) + 1;  ///< bin 0: below the first octave
  struct Bin {
    std::uint64_t count = 0;
    double smallest = std::numeric_limits<double>::infinity(), largest = 0;
  };
  double of_rank(std::uint64_t rank) const;  ///< rank from 0
  std::vector<Bin> bins_;                    ///< empty until the first amount
};

}  // namespace spinepath
