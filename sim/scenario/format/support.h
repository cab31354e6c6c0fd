// Support of a Quantity: the ends of the values it can take, truncation counted.
#pragma once
#include <string_view>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

struct Support {
  double low, high;  ///< infinite where there is no end
};
Support support_of(const Quantity& quantity);

/// Null where the quantity is not given by that number.
const Parameter* find_number(const Quantity& quantity, std::string_view key);

}  // namespace spinepath::scenario
