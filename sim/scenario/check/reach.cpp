#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/check/warnings.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/quantity.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::scenario {
namespace {

/// Pain above the criterion is needed, so the highest pain itself does not meet it.
void warn_of_criterion(const Treatment& treatment, double highest, std::vector<InputError>& warnings) {
  const Parameter& least = *treatment.eligible.pain_above;
  if (least.value < highest) return;
  const KeyPath path = KeyPath{}.key("treatments").key(treatment.name.text).key("eligible").key("pain_above");
  const std::string problem =
      least.value >= vas_limit.high
          ? fmt::format("pain is never above {:.4g} mm: nobody gets the treatment", least.value)
          : fmt::format(
                "nobody's pain at entry is above {:.4g} mm (at most {:.4g}): only patients who get worse "
                "get the treatment",
                least.value, highest);
  warnings.push_back({.where = least.where,
                      .key = path.shown,
                      .problem = problem,
                      .allowed = fmt::format("below {:.4g} (VAS mm)", highest)});
}

}  // namespace

void warn_of_pain_above(const Scenario& scenario, std::vector<InputError>& warnings) {
  const double highest = std::min(support_of(scenario.cohort.pain).high, vas_limit.high);
  for (const Treatment& treatment : scenario.treatments)
    if (treatment.eligible.pain_above && in_use(treatment, scenario))
      warn_of_criterion(treatment, highest, warnings);
}

void warn_of_report_times(const Scenario& scenario, std::vector<InputError>& warnings) {
  if (!scenario.simulation.report_at.empty()) return;
  warnings.push_back(
      {.where = {},
       .key = "simulation.report_at",
       .problem = fmt::format("no report time within the horizon of {}: relief is not reported",
                              time_text(scenario.simulation.horizon.value)),
       .allowed = "at least one time up to simulation.horizon"});
}

void warn_of_rates(const Scenario& scenario, std::vector<InputError>& warnings) {
  const Simulation& simulation = scenario.simulation;
  for (const auto& [key, steps] : {std::pair{"discount_costs", &simulation.discount_costs},
                                   std::pair{"discount_qalys", &simulation.discount_qalys}})
    for (std::size_t i = 1; i < steps->size(); ++i)
      if (const RateStep& step = (*steps)[i]; step.start >= simulation.horizon.value)
        warnings.push_back(
            {.where = step.from.where,
             .key = fmt::format("simulation.{}[{}].from", key, i + 1),
             .problem = fmt::format("\"{}\" is not before the horizon of {}: the rate never applies",
                                    step.from.text, time_text(simulation.horizon.value)),
             .allowed = "a time before simulation.horizon"});
}

}  // namespace spinepath::scenario
