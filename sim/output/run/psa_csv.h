// draws.csv and parameters.csv: the draws of a PSA, counted from 1. draws.csv: the outcomes that decisions
// use, with Monte Carlo errors, one row per draw, pathway and outcome. parameters.csv: the values of the
// uncertain parameters, one row per draw and one column per parameter. The bytes depend only on scenario,
// seed, number of draws and number of patients.
#pragma once
#include "sim/analysis/psa/psa.h"
#include "sim/output/files/file.h"

namespace spinepath::output {

/// Of both, the PSA must live as long as they.
Pieces draws_csv(const scenario::Scenario& scenario, const Psa& psa);
Pieces parameters_csv(const Psa& psa);

}  // namespace spinepath::output
