// What the numbers of a scenario mean: a Quantity as a Distribution and its support, a Knot as the moments of
// relief.
#pragma once
#include <string_view>

#include "models/distribution.h"
#include "models/response.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// Truncation included. The quantity must have passed its checks.
Distribution to_distribution(const Quantity& quantity);
/// The knot must have passed its checks.
ReliefMoments to_moments(const Knot& knot);

/// The ends of the values that a Quantity can take, truncation included.
struct Support {
  double low, high;  ///< infinite where there is no end
};
Support support_of(const Quantity& quantity);

/// Null where the quantity is not given by that number.
const Parameter* find_number(const Quantity& quantity, std::string_view key);

}  // namespace spinepath::scenario
