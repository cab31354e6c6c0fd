// Checks of inputs: each has a source, lies in its own interval, and is used.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/dead_inputs.h"
#include "sim/analysis/verify/subject.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/evidence/unsourced.h"
#include "sim/scenario/format/parameters.h"
#include "sim/scenario/uncertainty/interval.h"

namespace spinepath::verify {
namespace {

Finding sources_given(Subject& subject) {
  std::vector<std::string> missing;
  for (const scenario::InputError& message : scenario::parameters_without_source(subject.scenario()))
    missing.push_back(message.key);
  return named(std::move(missing), "parameters in use");
}

Finding values_in_their_intervals(Subject& subject) {
  std::vector<std::string> outside;
  std::size_t uncertain = 0;
  scenario::for_each_parameter(subject.scenario(), [&](const scenario::Parameter& p,
                                                       const scenario::Limits& limits) {
    const auto interval = scenario::interval_95(p, limits);
    if (!interval) return;
    ++uncertain;
    const double slack = rounding_of_results * std::max(std::fabs(interval->low), std::fabs(interval->high));
    if (p.value < interval->low - slack || p.value > interval->high + slack)
      outside.push_back(fmt::format("{}: {:.6g} is not within {:.6g} to {:.6g}", p.path, p.value,
                                    interval->low, interval->high));
  });
  if (uncertain == 0) return not_applicable("no parameter is uncertain");
  return named(std::move(outside), fmt::format("{} uncertain parameters", uncertain));
}

Finding inputs_alive(Subject& subject) {
  DeadInputs dead = dead_inputs(subject);
  std::string figure = fmt::format("{} parameters moved", dead.moved);
  if (!dead.of_libraries.empty())
    figure += fmt::format(", {} of libraries change nothing", dead.of_libraries.size());
  Finding finding = named(std::move(dead.own), std::move(figure));
  finding.named.insert(finding.named.end(), dead.of_libraries.begin(), dead.of_libraries.end());
  return finding;
}

Finding treatments_given(Subject& subject) {
  std::vector<std::string> unused;
  std::size_t own = 0;
  for (const scenario::Treatment& treatment : subject.read().treatments) {
    if (treatment.where.file != 0) continue;  // of a library
    ++own;
    if (!in_use(treatment, subject.read())) unused.push_back("treatments." + treatment.name.text);
  }
  if (own == 0) return not_applicable("all treatments are of libraries");
  return named(std::move(unused), fmt::format("{} treatments of the file", own));
}

constexpr auto input_rows = std::to_array<Check>({
    {.name = "sources_given",
     .change = "nothing",
     .law = "each parameter in use names its source",
     .stage = Stage::inputs,
     .item = "sources of inputs are justified",
     .look_at = "spinepath check --strict",
     .find = sources_given},
    {.name = "values_in_their_intervals",
     .change = "nothing",
     .law = "each uncertain parameter lies within its own 95 % interval",
     .stage = Stage::uncertainty,
     .item = "bounds surround the value",
     .look_at = "`uncertainty` of the parameters named: is its sd one of patients, not of the mean?",
     .find = values_in_their_intervals},
    {.name = "inputs_alive",
     .change = "each parameter in turn",
     .law = "an outcome of some pathway changes; what libraries hold beyond the question is named, without a "
            "warning",
     .stage = Stage::inputs,
     .item = "all inputs are linked to calculations",
     .look_at = "a treatment, curve or rule that nobody meets; a factor of 0 before it",
     .find = inputs_alive},
    {.name = "treatments_given",
     .change = "nothing",
     .law = "each treatment that the file itself declares is in a pathway",
     .stage = Stage::inputs,
     .item = "",
     .look_at = "names of treatments in steps",
     .find = treatments_given},
});

}  // namespace

std::span<const Check> input_checks() { return input_rows; }

}  // namespace spinepath::verify
