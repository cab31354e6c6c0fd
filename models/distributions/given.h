// What distributions are given by: keys as scenarios write them, and the numbers under these keys.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string_view>
#include <utility>

namespace spinepath {

/// What a number of a distribution is, from which its unit and its limits follow.
enum class NumberKind : std::uint8_t {
  value,   ///< a value of the quantity: mean, median, mode, end; in its unit and within its limits
  spread,  ///< a standard deviation, in the quantity's unit; above 0
  shape,   ///< a shape parameter, without unit
  size     ///< an effective sample size, without unit; above 0
};

struct NumberKey {
  std::string_view name;  ///< empty: no key
  NumberKind kind = NumberKind::value;
  constexpr bool operator==(const NumberKey& other) const { return name == other.name; }
};

/// Whether the number has the quantity's unit.
constexpr bool has_unit(const NumberKey& key) {
  return key.kind == NumberKind::value || key.kind == NumberKind::spread;
}

namespace given {
inline constexpr NumberKey value{"value"}, low{"low"}, mode{"mode"}, high{"high"}, mean{"mean"},
    median{"median"}, sd{"sd", NumberKind::spread}, shape{"shape", NumberKind::shape},
    n{"n", NumberKind::size};
}  // namespace given

/// One number of a distribution: its key, or another one that may be written instead.
struct GivenBy {
  NumberKey key;
  NumberKey instead = {};
};

/// How a distribution describes what is not known of a parameter: which of its numbers the parameter's value is.
struct AsUncertainty {
  bool usable = false;
  NumberKey parameter = {};  ///< no key: none of them; the parameter lies within the support
};

/// Numbers by key, in the order in which they were set.
class GivenNumbers {
 public:
  using Number = std::pair<NumberKey, double>;

  GivenNumbers() = default;
  GivenNumbers(std::initializer_list<Number> numbers) {
    for (const auto& [key, number] : numbers) set(key, number);
  }
  void set(const NumberKey& key, double number) { numbers_.at(size_++) = {key, number}; }
  bool has(const NumberKey& key) const { return find(key) != nullptr; }
  /// NaN where it is not given.
  double operator[](const NumberKey& key) const {
    const double* number = find(key);
    return number ? *number : std::numeric_limits<double>::quiet_NaN();
  }
  const Number* begin() const { return numbers_.data(); }
  const Number* end() const { return numbers_.data() + size_; }
  bool operator==(const GivenNumbers&) const = default;

 private:
  const double* find(const NumberKey& key) const {
    for (const auto& [name, number] : *this)
      if (name == key) return &number;
    return nullptr;
  }

  std::array<Number, 3> numbers_;
  std::size_t size_ = 0;
};

/// Ends of the values that a distribution can take; infinite where there is no end.
struct Support {
  double low, high;
};
inline constexpr double no_end = std::numeric_limits<double>::infinity();

}  // namespace spinepath
