#include "sim/report/words/verdict.h"

namespace spinepath::report {

bool has_interval(const Estimate& estimate) {
  return estimate.low && estimate.high && (*estimate.low < *estimate.high || estimate.se.value_or(0) == 0);
}

Interval interval_of(const Estimate& estimate) {
  if (has_interval(estimate)) return {*estimate.low, *estimate.high};
  const double mean = estimate.mean.value_or(0), reach = 1.96 * estimate.se.value_or(0);
  return {mean - reach, mean + reach};
}

Sign sign_of(const Estimate& difference) {
  const auto [low, high] = interval_of(difference);
  if (low > 0) return Sign::more;
  return high < 0 ? Sign::less : Sign::open;
}

const Estimate* difference_of(const Material& material, const Quantity& quantity) {
  if (const Draws* draws = draws_of(material))
    if (const Estimate* found = find(draws->differences, quantity)) return found;
  if (!material.run) return nullptr;
  return find(material.run->differences, quantity);
}

std::string interval_words(const Material& material) {
  if (material.sample && !material.sample->noise_known) return "95 % interval of the draws";
  return draws_of(material) ? "95 % interval due to the uncertain parameters" : "± 1.96 Monte Carlo errors";
}

}  // namespace spinepath::report
