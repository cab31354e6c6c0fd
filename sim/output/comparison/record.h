// ComparisonRecord: a completed comparison, input of its report and files.
#pragma once
#include <span>
#include <vector>

#include "sim/analysis/comparison/comparison.h"
#include "sim/analysis/comparison/decisions.h"
#include "sim/output/files/manifest.h"
#include "sim/scenario/merge/money.h"

namespace spinepath::output {

struct ComparisonRecord {
  std::span<const Case> cases;
  const Comparison& results;
  scenario::Money money;                     ///< of all amounts
  std::vector<Manifest> manifests;           ///< one per case; wall time is that of the whole comparison
  const CaseDecisions* decisions = nullptr;  ///< by PSA; null: not requested
};

}  // namespace spinepath::output
