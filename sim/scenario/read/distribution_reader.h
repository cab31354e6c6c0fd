// Distributions out of a Tree: those between patients (a Quantity, first order) and what is not known of a
// parameter (an Uncertainty, second order). Source: SCENARIO.md, MODEL.md section 8.
#pragma once
#include "sim/scenario/format/distribution_keys.h"
#include "sim/scenario/read/number_reader.h"
#include "sim/scenario/read/table_reader.h"

namespace spinepath::scenario {

/// A plain number, a parameter, or { dist = "…", … } whose numbers may be parameters.
Quantity read_quantity(const Value& value, const KeyPath& path, const Measure& measure, Report& report);
/// A quantity that is the same for all.
Quantity fixed_quantity(Parameter value);

/// { dist = "…", … } or { low, high }, around the parameter's value.
Uncertainty read_uncertainty(const Value& value, const KeyPath& path, double around, const Measure& measure,
                             Report& report);

/// The one of a number's two keys that a table holds; reports where it holds none or both.
struct FoundNumber {
  std::string_view key;
  const Entry* entry = nullptr;
};
FoundNumber find_number(TableReader& table, const NumberKey& key, const Measure& quantity);

}  // namespace spinepath::scenario
