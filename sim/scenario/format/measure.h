// Measure: the limits of a number and how a scenario writes it, and their text in messages and in the schema.
#pragma once
#include <string>

#include "models/distributions/given.h"
#include "sim/scenario/format/limits.h"

namespace spinepath::scenario {

enum class Written { as_number, as_duration };

/// Limits, and whether written as a number or a duration.
struct Measure {
  Limits limits;
  Written written = Written::as_number;
};

/// "0 to 1 (probability)", `a duration such as "6 weeks", above 0 years`.
std::string allowed(const Measure& measure);
/// The measure of one number of a distribution of the quantity: its mean, its sd, …
Measure measure_of(const NumberKey& key, const Measure& quantity);

}  // namespace spinepath::scenario
