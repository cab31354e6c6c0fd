// A resolved scenario for JSON files: the head, which is its settings, conditions, treatments and pathways; and
// every parameter with value, unit, uncertainty, source and note.
#pragma once
#include "sim/output/files/json.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

Json scenario_head_json(const scenario::Scenario& scenario);
/// The head and `parameters`.
Json scenario_json(const scenario::Scenario& scenario);

}  // namespace spinepath::output
