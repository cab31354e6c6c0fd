// Overrides: values of the command line (--set, --horizon) that replace those of the files for one run. A
// parameter that is set is certain: it loses its uncertainty, source and correlations. If it is a share of a
// mix, the other shares keep their proportions in the remainder, and the whole mix becomes certain. An amount
// that varies between patients may be set by its own name: it is then the same for all. A new horizon removes
// the report and follow-up times beyond it; default ones are chosen again.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

struct Override {
  std::string key;    ///< Parameter::path, or the path of an amount that varies between patients
  std::string value;  ///< as in a scenario: 0.5, 1_000, 6 weeks
  bool operator==(const Override&) const = default;
};

struct Overridden {
  std::optional<Scenario> scenario;  ///< none if there are errors
  std::vector<InputError> wrong;   ///< overrides invalid for any scenario: unknown keys, values out of range
  std::vector<InputError> errors;  ///< overrides invalid for this scenario
  std::vector<InputError> warnings;  ///< what the scenario as read was not warned of
};

/// The scenario must have been read without errors.
Overridden with_overrides(Scenario scenario, std::span<const Override> overrides);

}  // namespace spinepath::scenario
