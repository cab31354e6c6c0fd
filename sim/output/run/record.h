// RunRecord: a completed run, input of all its tables and files.
#pragma once
#include <string>

#include "sim/analysis/psa/psa.h"
#include "sim/analysis/subgroups/decisions.h"
#include "sim/analysis/subgroups/results.h"
#include "sim/engine/run/results.h"
#include "sim/output/files/manifest.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

struct DecisionRecord;

struct RunRecord {
  const scenario::Scenario& scenario;
  const Results& results;
  Manifest manifest;
  const Psa* psa = nullptr;                    ///< null: not requested
  const DecisionRecord* decision = nullptr;    ///< decision analysis of the PSA; null without one
  const SubgroupResults* subgroups = nullptr;  ///< null: not requested
  std::string stopped = {};                    ///< "interrupted after …"; empty if complete
  const DecisionGroups* groups = nullptr;      ///< sums over groups of patients; null: not kept
  const SubgroupDecisions* subgroup_decisions =
      nullptr;  ///< by the PSA; null without one, or without subgroups
};

}  // namespace spinepath::output
