#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/scenario/check/check.h"
#include "sim/scenario/check/names.h"
#include "sim/scenario/format/rules.h"

namespace spinepath::scenario {
namespace {

/// The problem with the interval of a figure.
std::optional<Problem> interval_problem(const Published& figure) {
  const auto [value, low, high] = std::array{figure.value, figure.low, figure.high};
  if (low.has_value() != high.has_value())
    return Problem{"has one end of an interval", "both low and high, or n"};
  if (value && low && !std::isnan(*value) && (*low > *value || *high < *value))
    return Problem{"has an interval without its value", "low <= value <= high"};
  if (figure.sd && (*figure.sd < 0 || figure.n == 0))
    return Problem{"has an sd that gives no interval", "an sd of 0 or more, with n"};
  if (low && figure.sd) return Problem{"has an interval and an sd", "low and high, or n and sd"};
  return {};
}

}  // namespace

void validate_published(const Scenario& scenario, Report& report) {
  const KeyPath path = KeyPath{}.key("published");
  check_unique(scenario.published, path, "name", report);
  for (std::size_t i = 0; i < scenario.published.size(); ++i) {
    const Published& figure = scenario.published[i];
    const KeyPath here = path.entry(i, figure.name.text);
    check_known(figure.pathway, here.key("pathway"), "is not in [[pathways]]", names_of(scenario.pathways),
                report);
    check_known(figure.condition, here.key("condition"), "is not a condition of the cohort",
                names_of(scenario.cohort.conditions), report);
    check_known(figure.source, here.key("source"), "is not in [sources]", names_of(scenario.sources), report);
    if (const auto words = interval_problem(figure))
      report.refuse({.where = figure.name.where,
                     .key = here.shown,
                     .problem = words->problem,
                     .allowed = words->allowed});
  }
}

}  // namespace spinepath::scenario
