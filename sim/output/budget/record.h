// BudgetRecord: a completed budget impact analysis, and its output: budget.csv (one row per year, view and
// mix, then all years), budget.json and the report.
#pragma once
#include <string>

#include "sim/analysis/budget/budget.h"
#include "sim/output/files/manifest.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

struct BudgetRecord {
  const scenario::Scenario& scenario;
  const BudgetImpact& impact;
  Manifest manifest;
};

std::string budget_csv(const BudgetRecord& record);
std::string budget_json(const BudgetRecord& record);
std::string budget_report(const BudgetRecord& record, const Style& style);

}  // namespace spinepath::output
