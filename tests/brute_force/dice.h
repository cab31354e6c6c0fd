// Dice: what random models are drawn with; the same numbers with any library.
#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <random>

namespace spinepath::brute {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  double unit() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * unit(); }
  bool chance(double probability) { return unit() < probability; }
  /// 0 to n - 1.
  std::size_t below(std::size_t n) { return engine_() % n; }
  template <class T>
  T one_of(std::initializer_list<T> choices) {
    return choices.begin()[below(choices.size())];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace spinepath::brute
