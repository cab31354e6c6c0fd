// Trials in a file of their own, for a PSA sample that another program made: the tables [decision.trials.NAME] of a
// scenario, and [sources] that they cite, read and checked as there.
#pragma once
#include <optional>
#include <vector>

#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/file_set.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/uncertainty/informed.h"

namespace spinepath::scenario {

/// `decision`: groups, population and years, which the trials may refer to. Nothing, and errors in the report, if they
/// cannot be used.
std::optional<std::vector<Trial>> read_trials(const TextFile& file, DecisionSettings decision,
                                              const UncertainParameters& parameters, Report& report);

}  // namespace spinepath::scenario
