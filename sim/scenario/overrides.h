// Overrides: values in place of those of the files for one run, as the command line gives them (--set,
// --horizon). A parameter that is set is certain: it loses its uncertainty, its source and its correlations.
// Where it is a share of a mix, the other shares keep their proportions in what it leaves, and the whole mix
// becomes certain. An amount that varies between patients may be set by its own name: then it is the same
// for all. A new horizon drops the report times beyond it; the usual ones are chosen anew.
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
  std::string value;  ///< as a scenario writes it: 0.5, 1_000, 6 weeks
  bool operator==(const Override&) const = default;
};

struct Overridden {
  std::optional<Scenario> scenario;  ///< none where there are errors
  std::vector<InputError>
      wrong;  ///< overrides that no scenario could have: unknown keys, values out of range
  std::vector<InputError> errors;  ///< why this scenario cannot have them
};

/// The scenario must have been read without errors.
Overridden with_overrides(Scenario scenario, std::span<const Override> overrides);

}  // namespace spinepath::scenario
