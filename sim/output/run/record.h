// RunRecord: one finished run, from which every table and file is made. Manifest: what made the numbers,
// enough to make them again.
#pragma once
#include <cstdint>
#include <string>

#include "sim/analysis/psa/psa.h"
#include "sim/analysis/subgroups/results.h"
#include "sim/engine/run/results.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

struct Manifest {
  std::string version, commit;  ///< of the program
  std::string scenario_file;
  std::uint64_t scenario_hash = 0;  ///< of the bytes of all files read
  std::uint64_t patients = 0, seed = 0;
  std::uint64_t draws = 0, patients_per_draw = 0;  ///< of the PSA; 0: none
  int threads = 0;
  double wall_seconds = 0;
};

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

/// Sixteen hexadecimal digits.
std::string hash_text(std::uint64_t hash);

}  // namespace spinepath::output
