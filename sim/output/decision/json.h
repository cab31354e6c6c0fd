// The decision in summary.json: at each threshold asked for, every pathway's net benefit and chance to be
// best, and what more knowledge would be worth.
#pragma once
#include <nlohmann/json.hpp>

#include "sim/output/decision/record.h"

namespace spinepath::output {

nlohmann::ordered_json decision_json(const Decision& decision);

}  // namespace spinepath::output
