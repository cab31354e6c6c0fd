// What the numbers of a scenario mean: a Quantity as a Distribution and its support, a Knot as the moments of
// relief.
#pragma once
#include <string_view>

#include "models/distribution.h"
#include "models/response.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// A quantity that is the same for all.
Quantity fixed_quantity(Parameter value);

/// Truncation included. The quantity must have passed its checks.
Distribution to_distribution(const Quantity& quantity);
/// The knot must have passed its checks.
ReliefMoments to_moments(const Knot& knot);

/// The numbers that the quantity's distribution is given by, without the ends of a truncation.
GivenNumbers numbers_of(const Quantity& quantity);
/// The quantity without its truncation. Its numbers must be a distribution's.
Distribution before_truncation(const Quantity& quantity);

/// Truncation included.
Support support_of(const Quantity& quantity);

/// Null where the quantity is not given by that number.
const Parameter* find_number(const Quantity& quantity, std::string_view key);

}  // namespace spinepath::scenario
