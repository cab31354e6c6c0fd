// Converts the numbers of a Quantity to a Distribution and its support.
#pragma once
#include <string_view>

#include "models/distribution.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// A quantity that is the same for all patients.
Quantity fixed_quantity(Parameter value);

/// With truncation. The quantity must have passed its checks.
Distribution to_distribution(const Quantity& quantity);

/// The numbers of the quantity's distribution, without the bounds of a truncation.
GivenNumbers numbers_of(const Quantity& quantity);
/// The distribution without truncation. Its numbers must be valid.
Distribution before_truncation(const Quantity& quantity);

/// With truncation.
Support support_of(const Quantity& quantity);

/// Null if the quantity has no number with that key.
const Parameter* find_number(const Quantity& quantity, std::string_view key);

}  // namespace spinepath::scenario
