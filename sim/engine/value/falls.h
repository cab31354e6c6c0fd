// Falls: amounts (money or QALYs) of many patients, each at one time or spread evenly over a period, and
// their discounted values, computed four at once. Formulas: discounting.h.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace spinepath {

class Falls {
 public:
  void clear() { size_ = 0, longest_ = 0; }
  std::size_t size() const { return size_; }
  /// An amount at `time` [years from entry]. `first` and `second`: indices for the caller's use.
  void add(double time, double amount, std::size_t first, std::size_t second) {
    add_over(time, 0, amount, first, second);
  }
  /// An amount spread evenly from `time` over `length` years.
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

  /// Computes `discounted`; `per_year`: the discount's ln(1+r).
  void discount(double per_year);
  double discounted(std::size_t i) const { return discounted_[i]; }

 private:
  struct Places {
    std::uint32_t first, second;
  };
  void grow();
  std::size_t size_ = 0;
  double longest_ = 0;                       ///< [years]
  std::vector<double> time_, length_;        ///< [years]
  std::vector<double> amount_, discounted_;  ///< [money or QALY]
  std::vector<Places> places_;
};

}  // namespace spinepath
