#include "sim/output/run/psa_quantities.h"

#include <fmt/format.h>

#include "sim/output/text/names.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

std::vector<PsaQuantity> psa_quantities(const scenario::Scenario& scenario) {
  std::vector<PsaQuantity> all;
  for (const View view : views)
    all.push_back({spend_patient + static_cast<std::size_t>(view),
                   text_of({Outcome::spend, static_cast<int>(view)}, scenario),
                   fmt::format("spend, {}", view_text(view)), 1});
  all.push_back({qalys, text_of({Outcome::qalys}, scenario), "QALYs", 1});
  all.push_back(
      {years_relief_50, text_of({Outcome::years_relief_50}, scenario), "years, half the pain gone", 1});
  if (scenario.simulation.horizon.value >= 1)
    all.push_back({responders_12_months,
                   {.outcome = "responders", .of = "", .at = "12 months", .unit = "probability"},
                   "responders at 12 months, %",
                   100});
  return all;
}

}  // namespace spinepath::output
