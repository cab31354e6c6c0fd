// Falls: money or QALYs that fall at one time, of many patients, and their discounted amounts, four at once.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace spinepath {

class Falls {
 public:
  void clear() { size_ = 0; }
  std::size_t size() const { return size_; }
  /// `first` and `second` are the caller's: where the amount belongs.
  void add(double time, double amount, std::size_t first, std::size_t second) {
    if (size_ == places_.size()) grow();
    time_[size_] = time;
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
  std::vector<double> time_, amount_, discounted_;
  std::vector<Places> places_;
};

}  // namespace spinepath
