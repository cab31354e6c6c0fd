// The numbers of a budget as linear combinations of patients' spend by year since entry (formula: budget.h),
// summed patient by patient in a run.
#pragma once
#include <vector>

#include "sim/engine/tally/linear_sums.h"
#include "sim/engine/value/layout.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

/// The scenario with the budget's years as horizon and a report at the end of each year.
scenario::Scenario by_years(scenario::Scenario scenario);

/// In the order of BudgetImpact::spend. The scenario must have a budget; `layout`: of by_years(scenario).
std::vector<Combination> budget_sums(const scenario::Scenario& scenario, const Layout& layout);

}  // namespace spinepath
