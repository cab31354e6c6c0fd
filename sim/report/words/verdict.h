// Words that depend on how sure a difference is. "More" and "less" are only said where the 95 % interval excludes 0.
#pragma once
#include <string>

#include "sim/report/data/material.h"

namespace spinepath::report {

enum class Sign { less, open, more };

/// By the interval if it has one, else by 1.96 Monte Carlo errors around the mean.
Sign sign_of(const Estimate& difference);

/// Whether it has one. None of no width where there is Monte Carlo error: then it cannot be distinguished from noise.
bool has_interval(const Estimate& estimate);

/// The 95 % interval, or else mean ± 1.96 Monte Carlo errors; the mean twice without an error.
struct Interval {
  double low, high;  ///< [unit of the estimate]
};
Interval interval_of(const Estimate& estimate);

/// Difference to the reference: over the draws if there is a PSA that has it, else at the parameters' values; null if the
/// files have none.
const Estimate* difference_of(const Material& material, const Quantity& quantity);

/// "95 % intervals by the uncertain parameters", or what is there without a PSA.
std::string interval_words(const Material& material);

}  // namespace spinepath::report
