// Distributions out of a Tree: those between patients (a Quantity, first order) and what is not known of a
// parameter (an Uncertainty, second order).
#pragma once
#include "models/distributions.h"
#include "sim/scenario/read/number_reader.h"
#include "sim/scenario/read/table_reader.h"

namespace spinepath::scenario {

/// A plain number, a parameter, or { dist = "…", … } whose numbers may be parameters.
Quantity read_quantity(const Value& value, const KeyPath& path, const Measure& measure, Report& report);

/// { dist = "…", … } or { low, high }, around the parameter's value.
Uncertainty read_uncertainty(const Value& value, const KeyPath& path, double around, const Measure& measure,
                             Report& report);

/// The one of a number's two keys that a table holds; reports where it holds none or both.
struct FoundNumber {
  NumberKey key;
  const Entry* entry = nullptr;
};
FoundNumber find_number(TableReader& table, const GivenBy& by, const Measure& quantity);

}  // namespace spinepath::scenario
