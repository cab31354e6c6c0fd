// precision_stage: `run --precision OUTCOME:ERROR`: what was asked for, and what came of it in words.
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

/// A line for each goal: the error, and how many patients a missed one needs.
std::string precision_text(const PreciseRun& run, std::span<const PrecisionGoal> goals, std::uint64_t limit);

}  // namespace spinepath::cli
