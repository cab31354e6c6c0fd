// precision_stage: `run --precision OUTCOME:ERROR`: the goals, and their results as text.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "sim/analysis/sensitivity/precision.h"
#include "sim/cli/options/commands.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::cli {

void add_precision_option(CLI::App& command, std::vector<std::string>& asked);

/// Throws WrongCall.
std::vector<PrecisionGoal> precision_goals(std::span<const std::string> asked,
                                           const scenario::Scenario& scenario);

/// One line per goal: the error, and the number of patients needed if it was missed.
std::string precision_text(const PreciseRun& run, std::span<const PrecisionGoal> goals, std::uint64_t limit);

}  // namespace spinepath::cli
