#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/scenario/check/check.h"
#include "sim/scenario/check/names.h"
#include "sim/scenario/format/rules.h"

namespace spinepath::scenario {
namespace {

/// The problem with the figure itself, by the outcome's unit.
std::optional<Problem> value_problem(const Published& figure, const Scenario& scenario) {
  const OutcomeInfo& info = info_of(figure.outcome);
  if (figure.costliest && (!info.uses.decision_cost || !figure.at.text.empty() || figure.difference ||
                           !figure.condition.text.empty()))
    return Problem{"has no share of the costliest patients",
                   "spend over the horizon, of all patients, no difference"};
  if ((info.unit == "probability" || figure.costliest) && figure.value) {
    const double low = figure.difference ? -1 : 0;
    for (const auto& number : {figure.value, figure.low, figure.high})
      if (number && (*number < low || *number > 1))
        return Problem{fmt::format("{:.6g} is not a {}", *number,
                                   figure.difference ? "difference of probabilities" : "probability"),
                       fmt::format("{} to 1: 30 % is 0.3", low)};
    if (figure.costliest && figure.n > 0)
      return Problem{"has n, but is a share of money", "low and high: n patients give no interval of it"};
    if (figure.sd) return Problem{"has an sd, but is a share", "n alone, or low and high"};
  }
  if (info.unit == "percent" && figure.value && *figure.value > 100)
    return Problem{fmt::format("{:.6g} is more than 100 percent", *figure.value),
                   "at most 100: percent, 40 for 40 %"};
  const bool first = !scenario.pathways.empty() && figure.pathway.text == scenario.pathways.front().name.text;
  if (figure.difference && (first || !info.uses.paired))
    return Problem{first ? "is a difference of the first pathway from itself"
                         : fmt::format("is a difference of {}, of which none is reported", info.name),
                   "difference = false"};
  return {};
}

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
    const auto has_name = [&](const Share& share) { return share.name.text == figure.condition.text; };
    const auto condition = std::ranges::find_if(scenario.cohort.conditions, has_name);
    if (condition != scenario.cohort.conditions.end() && condition->probability.value == 0)
      report.refuse({.where = figure.condition.where,
                     .key = here.key("condition").shown,
                     .problem = fmt::format("nobody in the cohort has {}", figure.condition.text),
                     .allowed = "a condition with a share above 0"});
    auto words = value_problem(figure, scenario);
    if (!words) words = interval_problem(figure);
    if (words)
      report.refuse({.where = figure.name.where,
                     .key = here.shown,
                     .problem = words->problem,
                     .allowed = words->allowed});
  }
}

}  // namespace spinepath::scenario
