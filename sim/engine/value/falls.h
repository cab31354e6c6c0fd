// Falls: money or QALYs of many patients that fall at one time, or evenly over a stretch of time, and their
// discounted amounts, four at once. Formulas: discounting.h.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace spinepath {

class Falls {
 public:
  void clear() { size_ = 0, longest_ = 0; }
  std::size_t size() const { return size_; }
  /// `first` and `second` are the caller's: where the amount belongs.
  void add(double time, double amount, std::size_t first, std::size_t second) {
    add_over(time, 0, amount, first, second);
  }
  /// An amount that falls from `time` on, for `length` years.
  void add_over(double time, double length, double amount, std::size_t first, std::size_t second) {
    if (size_ == places_.size()) grow();
    time_[size_] = time;
    length_[size_] = length;
    longest_ = length > longest_ ? length : longest_;
    amount_[size_] = amount;
    places_[size_++] = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(second)};
  }
  std::size_t first(std::size_t i) const { return places_[i].first; }
  std::size_t second(std::size_t i) const { return places_[i].second; }

  /// Fills `discounted`; `per_year` is the discount's ln(1+r).
  void discount(double per_year);
  double discounted(std::size_t i) const { return discounted_[i]; }

 private:
  struct Places {
    std::uint32_t first, second;
  };
  void grow();
  std::size_t size_ = 0;
  double longest_ = 0;  ///< [years]
  std::vector<double> time_, length_, amount_, discounted_;
  std::vector<Places> places_;
};

}  // namespace spinepath
