// The scenario with other values for some of its parameters, all others as they are, in all places that share
// a parameter. Where a share of a mix moves, the other shares keep their proportions. A value that cannot be,
// by itself or beside the others (relief_50 above relief_30, …), is refused, never moved to where it could.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

struct ParameterValue {
  std::string path;  ///< Parameter::path
  double value;
};

/// The part of the scenario (uncertain_parts.h) whose numbers would not be possible.
struct Misfit {
  std::string part;
};

/// In place, whether it fits or not. Afterwards the parameters that were set have an (empty) uncertainty and no
/// other one has. The parameters must be parameters of the scenario.
std::optional<Misfit> set_values(Scenario& scenario, std::span<const ParameterValue> values);

/// A copy with these values, or the part in which they do not fit; no uncertainties are kept.
std::variant<Scenario, Misfit> with_values(Scenario scenario, std::span<const ParameterValue> values);

}  // namespace spinepath::scenario
