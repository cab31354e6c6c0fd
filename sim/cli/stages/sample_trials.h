// sample_trials: trials that could be made before a decision on a sample, as given to `decide`, and who faces the choice.
// They are those of [decision.trials] of a scenario, with the same sizes and costs for all of them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "sim/analysis/information/trials.h"

namespace spinepath::cli {

/// From the command line; empty: not given.
struct TrialArguments {
  std::vector<std::string> trials;   ///< NAME=PARAMETER,…
  std::string sizes;                 ///< N,N,…
  std::vector<std::string> prior_n;  ///< N, or PARAMETER=N
  std::string cost;                  ///< FIXED,PER_PATIENT
  std::string population;            ///< PER_YEAR,YEARS,RATE
};
void add_trial_options(CLI::App& command, TrialArguments& arguments);

/// Throws WrongCall if they do not go together. `parameters`: the file of them.
void check(const TrialArguments& arguments, const std::string& parameters);

/// Who face the choice; none without --population.
std::optional<FuturePatients> future_of(const TrialArguments& arguments);
/// Throws WrongCall if they name parameters that are not in the sample, or give one no prior size.
std::vector<TrialDesign> designs_of(const TrialArguments& arguments,
                                    const std::vector<std::string>& parameters);

/// Options and values that give the same again.
std::vector<std::string> words_of(const TrialArguments& arguments);

}  // namespace spinepath::cli
