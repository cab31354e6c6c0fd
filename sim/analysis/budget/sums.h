// The numbers of a budget as weighted sums of patients' spend by year since entry (budget.h has the formula),
// which a run adds up patient by patient.
#pragma once
#include <vector>

#include "sim/engine/tally/linear_sums.h"
#include "sim/engine/value/layout.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

/// The scenario followed for the years of its budget and reported at the end of each.
scenario::Scenario by_years(scenario::Scenario scenario);

/// In the order of BudgetImpact::spend, of a scenario with a budget; the layout is that of by_years.
std::vector<Combination> budget_sums(const scenario::Scenario& scenario, const Layout& layout);

}  // namespace spinepath
