// The life table of the tests of this folder: Gompertz, the hazard at age x is 2e-5 e^(0.1 x) for men and 0.7
// times that for women; q with six decimals, in any layout.
#pragma once
#include <cmath>
#include <functional>
#include <string>

#include <fmt/format.h>

#include "models/mortality.h"

namespace spinepath::scenario {

inline double gompertz_q(int age, bool female) {
  return 1 - std::exp(-2e-5 * std::exp(0.1 * age) * (female ? 0.7 : 1));
}
inline std::string rounded_q(int age, bool female) { return fmt::format("{:.6f}", gompertz_q(age, female)); }

/// The header, and a line for each age from 0 on.
inline std::string layout(std::string header, int to, const std::function<std::string(int age)>& line) {
  std::string text = header + "\n";
  for (int age = 0; age <= to; ++age) text += line(age) + "\n";
  return text;
}

/// Life expectancy at 50 from the rounded q up to 110, summed with the C library.
inline double expectancy_at_50(bool female) {
  double alive = 1, years = 0;
  for (int age = 50; age < 400; ++age) {
    const double h = -std::log1p(-std::stod(rounded_q(std::min(age, 110), female)));
    years += alive * (1 - std::exp(-h)) / h;
    alive *= std::exp(-h);
  }
  return years;
}

}  // namespace spinepath::scenario
