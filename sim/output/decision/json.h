// The decision in summary.json and decision.json: at each requested threshold the net benefit of every pathway and its
// probability of being best, and the expected value of information; who face the choice, and what trials would be
// worth.
#pragma once
#include <nlohmann/json.hpp>

#include "sim/output/decision/record.h"

namespace spinepath::output {

nlohmann::ordered_json decision_json(const DecisionRecord& record);

}  // namespace spinepath::output
