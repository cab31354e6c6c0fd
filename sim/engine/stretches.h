// Stretches: times in which relief (or a flow of money) is linear, of many patients, and their exact
// integrals, discounted or not, four at once. Formulas: discounting.h.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace spinepath {

class Stretches {
 public:
  void clear() { size_ = 0, longest_ = 0; }
  std::size_t size() const { return size_; }
  /// A quantity that is `value` at `from` and changes by `slope` a year, for `length` years. `place` is the
  /// caller's: where the integral belongs.
  void add(double from, double length, double value, double slope, std::size_t place) {
    if (size_ == place_.size()) grow();
    from_[size_] = from;
    length_[size_] = length;
    longest_ = length > longest_ ? length : longest_;
    value_[size_] = value;
    slope_[size_] = slope;
    place_[size_++] = static_cast<std::uint32_t>(place);
  }
  std::size_t place(std::size_t i) const { return place_[i]; }

  /// Fills `discounted`; `per_year` is the discount's ln(1+r).
  void discount(double per_year);
  /// Fills `undiscounted`, `above_30` and `above_50`, of stretches of relief.
  void measure();

  // By stretch, of the last call.
  double discounted(std::size_t i) const { return discounted_[i]; }      ///< integral with discount weight
  double undiscounted(std::size_t i) const { return undiscounted_[i]; }  ///< integral without
  double above_30(std::size_t i) const { return above_30_[i]; }          ///< time at or above [years]
  double above_50(std::size_t i) const { return above_50_[i]; }

 private:
  void grow();
  std::size_t size_ = 0;
  double longest_ = 0;  ///< [years]
  std::vector<double> from_, length_, value_, slope_;
  std::vector<std::uint32_t> place_;
  std::vector<double> discounted_, undiscounted_, above_30_, above_50_;
};

}  // namespace spinepath
