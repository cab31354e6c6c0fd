// draws.csv and parameters.csv: each draw of a PSA, counted from 1: the outcomes that decisions use with
// their Monte Carlo errors, one row per pathway and outcome; and the values of the uncertain parameters, one
// column each. Written as csv.h has it; the bytes depend on scenario, seed, draws and patients only.
#pragma once
#include <string>

#include "sim/analysis/psa/psa.h"

namespace spinepath::output {

std::string draws_csv(const scenario::Scenario& scenario, const Psa& psa);
std::string parameters_csv(const Psa& psa);

}  // namespace spinepath::output
