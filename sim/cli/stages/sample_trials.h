// sample_trials: trials that could be made before a decision on a sample, as given to `decide`, and who faces the choice.
#pragma once
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "models/discounting.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::cli {

/// From the command line; empty: not given.
struct TrialArguments {
  std::string file;        ///< with [decision.trials]
  std::string population;  ///< PER_YEAR,YEARS,RATE
};
void add_trial_options(CLI::App& command, TrialArguments& arguments);

/// Throws WrongCall if they do not go together. `parameters`: the file of them.
void check(const TrialArguments& arguments, const std::string& parameters);

/// Who face the choice, as in [decision] of a scenario; no population without --population. `groups`: as in --group.
scenario::DecisionSettings decision_of(const TrialArguments& arguments,
                                       const std::vector<std::string>& groups);
/// That of costs; none without --population.
Discount discount_of(const TrialArguments& arguments);

}  // namespace spinepath::cli
