#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/check/warnings.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::scenario {

void warn_of_report_times(const Scenario& scenario, std::vector<InputError>& warnings) {
  if (!scenario.simulation.report_at.empty()) return;
  warnings.push_back(
      {.where = {},
       .key = "simulation.report_at",
       .problem = fmt::format("no report time within the horizon of {}: relief is not reported",
                              time_text(scenario.simulation.horizon.value)),
       .allowed = "at least one time up to simulation.horizon"});
}

}  // namespace spinepath::scenario
