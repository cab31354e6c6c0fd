// The PSA in summary.json: draws and patients, what was impossible, and each outcome that decisions use, with
// its interval and the two parts of its uncertainty (psa_spread.h).
#pragma once
#include <nlohmann/json.hpp>

#include "sim/analysis/psa/psa.h"

namespace spinepath::output {

nlohmann::ordered_json psa_json(const scenario::Scenario& scenario, const Psa& psa);

}  // namespace spinepath::output
