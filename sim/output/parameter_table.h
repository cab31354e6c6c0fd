// What `check` shows of a scenario: who enters, what is compared, and every parameter that the files give
// with value, unit, uncertainty and source; then those that name no source.
#pragma once
#include <string>

#include "sim/scenario/scenario.h"

namespace spinepath::output {

std::string scenario_overview(const scenario::Scenario& scenario);
std::string parameter_table(const scenario::Scenario& scenario);

}  // namespace spinepath::output
