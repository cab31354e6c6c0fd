// ComparisonRecord: a finished comparison, from which its table and files are made.
#pragma once
#include <span>
#include <vector>

#include "sim/analysis/comparison/comparison.h"
#include "sim/output/files/manifest.h"
#include "sim/scenario/merge/money.h"

namespace spinepath::output {

struct ComparisonRecord {
  std::span<const Case> cases;
  const Comparison& results;
  scenario::Money money;            ///< of all amounts
  std::vector<Manifest> manifests;  ///< by case; the seconds are those of the whole comparison
};

}  // namespace spinepath::output
