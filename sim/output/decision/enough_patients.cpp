#include "sim/output/decision/enough_patients.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/number.h"

namespace spinepath::output {

std::optional<std::string> too_few_patients(double evpi, double patients_error) {
  constexpr double small = 0.05;  ///< of EVPI [1]
  if (patients_error <= small * evpi) return std::nullopt;
  const double share = patients_error / std::max(evpi, patients_error);
  return fmt::format(
      "the number of patients makes an error of {} of EVPI: for {:.0f} % about {} times as many patients per "
      "draw, and "
      "at the parameters' values",
      share < 1 ? fmt::format("{:.0f} %", 100 * share) : "100 % or more", 100 * small,
      significant(share / small * (share / small), 2));
}

}  // namespace spinepath::output
