// What the tests of closed forms (models/README.md) share: each derivation is given with its test, which holds a run
// to the exact value, within bounds from standard errors.
#pragma once
#include <algorithm>
#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <gtest/gtest.h>

#include "tests/support/models.h"
#include "tests/support/statistics.h"

namespace spinepath::test {

inline constexpr std::uint64_t many = 60'000;  ///< patients

inline double bound(double standard_error, double expected) {
  return standard_errors * standard_error + 1e-9 * (1 + std::fabs(expected));
}
inline void expect_mean(const Results& results, const OutcomeKey& key, double expected,
                        std::size_t pathway = 0) {
  double error = se(results, key, pathway);
  if (info_of(key.outcome).unit == "probability")  // of a rare event that was not seen the run says 0
    error = std::max(error, std::sqrt(expected * (1 - expected) / static_cast<double>(results.patients)));
  EXPECT_NEAR(mean(results, key, pathway), expected, bound(error, expected))
      << info_of(key.outcome).name << " at " << key.at << " in pathway " << pathway;
}
inline void expect_difference(const Results& results, std::size_t pathway, const OutcomeKey& key,
                              double expected) {
  const DifferenceRow& row = *results.find_difference(pathway, key);
  EXPECT_NEAR(*row.mean, expected, bound(*row.se, expected)) << info_of(key.outcome).name << " at " << key.at;
}
/// A share of `many` patients that was counted.
inline void expect_share(double counted, double expected) {
  const double n = many;
  EXPECT_NEAR(counted / n, expected, bound(std::sqrt(expected * (1 - expected) / n), 1));
}

/// P(standard normal <= z) and its inverse.
inline double cumulative(double z) { return cdf(boost::math::normal_distribution<>{}, z); }
inline double normal_rank(double p) { return quantile(boost::math::normal_distribution<>{}, p); }
inline double density(double z) { return pdf(boost::math::normal_distribution<>{}, z); }
/// P(X >= criterion) of a normal X.
inline double share_from(double criterion, double mean, double sd) {
  return cumulative((mean - criterion) / sd);
}

/// 1 a year from a to b at a continuous rate: the integral of e^(-rate t).
inline double annuity(double a, double b, double rate) {
  return rate == 0 ? b - a : (std::exp(-rate * a) - std::exp(-rate * b)) / rate;
}

/// A treatment that adds `percent` for everybody from 0.25 years on, when it is assessed.
inline Treatment always(const std::string& name, double percent, const Around& around = {}) {
  return treatment(name, Measured::effect, {{0.25, percent, 0}}, around);
}

inline OutcomeKey health_care(Outcome outcome = Outcome::spend, int report = OutcomeKey::horizon) {
  return key_of(outcome, View::health_care, report);
}

}  // namespace spinepath::test
