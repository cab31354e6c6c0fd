// The scenario with other values of some parameters, in all places that share a parameter. If a share of a
// mix changes, the other shares keep their proportions. An impossible value, by itself or together with
// others (relief_50 above relief_30, …), is refused, never adjusted.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

struct ParameterValue {
  std::string path;  ///< Parameter::path
  double value;      ///< [the parameter's unit]
};

/// The part of the scenario (sim/scenario/uncertainty/parts.h) whose numbers would be impossible.
struct InconsistentPart {
  std::string part;
};

/// In place, whether it fits or not. Afterwards the parameters that were set have an (empty) uncertainty and
/// no other one has. The parameters must be parameters of the scenario.
std::optional<InconsistentPart> set_values(Scenario& scenario, std::span<const ParameterValue> values);

/// A copy with these values, or the part in which they do not fit; no uncertainties are kept.
std::variant<Scenario, InconsistentPart> with_values(Scenario scenario,
                                                     std::span<const ParameterValue> values);

}  // namespace spinepath::scenario
