// flow.csv: what became, at each step, of all who entered a pathway.
#pragma once
#include <string>

#include "sim/output/run/record.h"

namespace spinepath::output {

/// `pathway,step,treatment,fate,probability,se`; steps from 1. The probabilities of a step add up to 1.
std::string flow_csv(const RunRecord& run);

}  // namespace spinepath::output
