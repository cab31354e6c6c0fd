// RunRecord: one finished run, from which every table and file is made.
#pragma once
#include <string>

#include "sim/analysis/psa/psa.h"
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
  const Psa* psa = nullptr;                    ///< none: not asked for
  const DecisionRecord* decision = nullptr;    ///< what the PSA decides; there with it
  const SubgroupResults* subgroups = nullptr;  ///< none: not asked for
  std::string stopped = {};  ///< "interrupted after …"; empty: all that was asked is there
};

}  // namespace spinepath::output
