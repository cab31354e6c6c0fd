// A resolved scenario for JSON files: its settings, its pathways, and every parameter with value, unit,
// uncertainty, source and note.
#pragma once
#include "sim/output/files/json.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

Json scenario_json(const scenario::Scenario& scenario);

}  // namespace spinepath::output
