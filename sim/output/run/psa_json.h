// The PSA in summary.json: number of draws and patients, impossible draws, and each outcome that decisions
// use with its 95 % interval, parameter uncertainty and Monte Carlo error (sim/analysis/psa/spread.h).
#pragma once
#include <nlohmann/json.hpp>

#include "sim/analysis/psa/psa.h"

namespace spinepath::output {

nlohmann::ordered_json psa_json(const scenario::Scenario& scenario, const Psa& psa);

}  // namespace spinepath::output
