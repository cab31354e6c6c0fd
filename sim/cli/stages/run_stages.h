// run_stages: the simulations of `run`: first the scenario at its parameters' values, once or until the
// requested precision is reached, then the PSA. If interrupted, complete parts are kept: the last complete
// run and the completed draws.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/psa/psa.h"
#include "sim/analysis/sensitivity/precision.h"
#include "sim/analysis/subgroups/results.h"
#include "sim/cli/options/run_settings.h"

namespace spinepath::cli {

/// The requested run and PSA, after validation of the command line.
struct RunAsked {
  const RunSettings& settings;
  std::vector<Characteristic> by;  ///< empty: no subgroups
  std::vector<PrecisionGoal> precision;
  std::optional<PsaOptions> psa;
  bool split_by_pilot = false;
};

struct RunDone {
  output::Manifest manifest;
  Results results = {};
  std::optional<RunSums> at_values = {};  ///< what these are made of
  std::string precision = {};             ///< result of the precision goals, as lines of text
  bool precise = true;
  std::optional<SubgroupResults> subgroups = {};
  std::optional<Psa> psa = {};
  std::string stopped = {};             ///< "interrupted after …"; empty if it was not
  double seconds = 0, psa_seconds = 0;  ///< wall time of run and PSA [seconds]
};

/// `manifest`: of the run that begins. None if stopped before there is anything to report.
std::optional<RunDone> simulate_all(const RunAsked& asked, const scenario::Scenario& scenario,
                                    const output::Manifest& manifest);

}  // namespace spinepath::cli
