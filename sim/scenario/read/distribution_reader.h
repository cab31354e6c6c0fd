// Reads distributions from a tree: those between patients (Quantity, first order) and those of a parameter's
// uncertainty (Uncertainty, second order).
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

/// The key, of two alternatives, that a table has; none or both are reported.
struct FoundNumber {
  NumberKey key;
  const Entry* entry = nullptr;
};
FoundNumber find_number(TableReader& table, const GivenBy& by, const Measure& quantity);

}  // namespace spinepath::scenario
