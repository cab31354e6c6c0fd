// run_stages: what `run` simulates: first the scenario at its parameters' values, once or until it is
// precise, then the PSA. Where Ctrl-C stops it, what is complete stays: the last whole run, the draws that
// are done.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/psa/psa.h"
#include "sim/analysis/sensitivity/precision.h"
#include "sim/analysis/subgroups/results.h"
#include "sim/cli/options/run_settings.h"

namespace spinepath::cli {

/// What is asked of the run and of the PSA after it, once the command line is known to be right.
struct RunAsked {
  const RunSettings& settings;
  std::optional<SubgroupKey> by;
  std::vector<PrecisionGoal> precision;
  std::optional<PsaOptions> psa;
  bool split_by_pilot = false;
};

struct RunDone {
  output::Manifest manifest;
  Results results = {};
  std::string precision = {};  ///< what came of it, in lines
  bool precise = true;
  std::optional<SubgroupResults> subgroups = {};
  std::optional<Psa> psa = {};
  std::string stopped = {};  ///< "interrupted after …"; empty: it was not
  double seconds = 0, psa_seconds = 0;
};

/// `manifest`: of the run that begins. None if stopped before there is anything to tell.
std::optional<RunDone> simulate_all(const RunAsked& asked, const scenario::Scenario& scenario,
                                    const output::Manifest& manifest);

}  // namespace spinepath::cli
