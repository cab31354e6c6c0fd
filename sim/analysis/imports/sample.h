// A PSA sample that another program made, from tables of costs and effects with a column per strategy and a row per
// draw, or from long tables (hesim). Strategies are those of the costs, in their order; the same row is the same
// draw in all tables. Cost and effect become the quantities of a Perspective; all others are 0.
// Monte Carlo errors, if there is a table of them: a standard error per draw and strategy. The noise of a sample is then
// the mean of their squares, an assumption: errors are independent between strategies, between cost and effect, and
// between draws. Without it noise is 0, and cannot be removed.
// Parameters that are in the same order in all draws are drawn together, and count as one (psa/sample.h).
#pragma once
#include <optional>

#include "sim/analysis/decision/net_benefit.h"
#include "sim/analysis/imports/table.h"
#include "sim/analysis/psa/sample.h"

namespace spinepath {

/// Tables of one sample. Errors: both or none.
struct SampleTables {
  NumberTable cost, effect;                             ///< a column per strategy
  std::optional<NumberTable> cost_error, effect_error;  ///< standard errors of the same
  std::optional<NumberTable> parameters;                ///< a column per parameter
  std::string effect_name = {};                         ///< in the header of a long table
};

/// None, with errors in the report, if the tables are not of the same strategies and draws.
std::optional<PsaSample> sample_of(SampleTables tables, const Perspective& perspective,
                                   scenario::Report& report);

/// Costs and effects with a row per draw and strategy, in one table or in two: columns `sample`, `strategy_id` (or
/// `strategy`), `costs` (or `cost`) and an effect: `qalys`, `effects`, another effect by its name in decision.csv, or
/// `effect_name`. Any other column (a group, a discount rate) must have one value throughout.
std::optional<SampleTables> tables_of_long(const TextTable& costs, const TextTable& effects,
                                           const std::string& effect_name, scenario::Report& report);

}  // namespace spinepath
