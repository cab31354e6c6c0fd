// Numbers that define a distribution: their keys in scenarios and their values.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string_view>
#include <utility>

namespace spinepath {

/// Kind of a number, which determines its unit and its limits.
enum class NumberKind : std::uint8_t {
  value,   ///< a value of the quantity (mean, median, mode, limit), in its unit and within its limits
  spread,  ///< a standard deviation, in the quantity's unit; above 0
  shape,   ///< a shape parameter [1]
  size     ///< an effective sample size [1]; above 0
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

/// One number of a distribution: its key, and an alternative key.
struct GivenBy {
  NumberKey key;
  NumberKey instead = {};
};

/// Use for parameter uncertainty: which of the distribution's numbers is the parameter's value.
struct AsUncertainty {
  bool usable = false;
  NumberKey parameter = {};  ///< no key: none; the parameter must be within the support
};

/// Numbers by key, in the order of `set`.
class GivenNumbers {
 public:
  using Number = std::pair<NumberKey, double>;

  GivenNumbers() = default;
  GivenNumbers(std::initializer_list<Number> numbers) {
    for (const auto& [key, number] : numbers) set(key, number);
  }
  void set(const NumberKey& key, double number) { numbers_.at(size_++) = {key, number}; }
  bool has(const NumberKey& key) const { return find(key) != nullptr; }
  /// NaN if not given.
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

/// Range of the values of a distribution; infinite if unlimited.
struct Support {
  double low, high;  ///< [values' unit]
};
inline constexpr double no_end = std::numeric_limits<double>::infinity();

}  // namespace spinepath
