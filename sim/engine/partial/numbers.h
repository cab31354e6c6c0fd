// NumberSource: takes the numbers of a record one after another, as they were put there. Optional numbers are NaN
// where there is none, which no result is.
#pragma once
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace spinepath {

inline void put(std::vector<double>& numbers, std::span<const double> more) {
  numbers.insert(numbers.end(), more.begin(), more.end());
}
inline void put(std::vector<double>& numbers, const std::optional<double>& number) {
  numbers.push_back(number.value_or(std::numeric_limits<double>::quiet_NaN()));
}

class NumberSource {
 public:
  explicit NumberSource(std::span<const double> numbers) : numbers_(numbers) {}

  /// Nothing if there are fewer; `fits` is then false for good.
  std::span<const double> take(double count) {
    fits_ = fits_ && count >= 0 && count <= static_cast<double>(numbers_.size());
    const auto size = fits_ ? static_cast<std::size_t>(count) : 0;
    const std::span<const double> taken = numbers_.first(size);
    numbers_ = numbers_.subspan(size);
    return taken;
  }
  double take_one() {
    const auto one = take(1);
    return one.empty() ? 0 : one[0];
  }
  std::size_t take_index() { return static_cast<std::size_t>(take_one()); }
  std::vector<double> take_list(std::size_t count) {
    const auto taken = take(static_cast<double>(count));
    return {taken.begin(), taken.end()};
  }
  std::optional<double> take_optional() {
    const double number = take_one();
    return std::isnan(number) ? std::nullopt : std::optional(number);
  }
  bool at_end() const { return fits_ && numbers_.empty(); }

 private:
  std::span<const double> numbers_;  ///< [of each outcome its unit]
  bool fits_ = true;
};

}  // namespace spinepath
