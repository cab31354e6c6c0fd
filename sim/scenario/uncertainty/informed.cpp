#include "sim/scenario/uncertainty/informed.h"

#include <algorithm>
#include <map>

#include "sim/scenario/format/parameters.h"
#include "sim/scenario/format/uncertain.h"
#include "sim/scenario/uncertainty/pattern.h"

namespace spinepath::scenario {
namespace {

/// Those that the uncertainties of the scenario say, by name. [patients]
std::map<std::string, std::optional<double>> own_sizes(const Scenario& scenario) {
  std::map<std::string, std::optional<double>> sizes;
  for_each_parameter(scenario, [&](const Parameter& parameter, const Limits& limits) {
    if (parameter.uncertainty) sizes.emplace(parameter.path, prior_size(parameter, limits));
  });
  return sizes;
}

}  // namespace

std::optional<double> prior_size(const Parameter& parameter, const Limits& limits) {
  if (!parameter.uncertainty || limits.unit != probability.unit) return {};
  const DrawnFrom drawn = drawn_from(*parameter.uncertainty, parameter.value, limits);
  if (drawn.shape != shape_of<Beta>) return {};
  if (drawn.numbers.has(given::n)) return drawn.numbers[given::n];
  return Beta::size_of(parameter.value, drawn.numbers[given::sd]);
}

const std::vector<Name>& patterns_of(const Trial& trial, const DecisionSettings& decision) {
  for (const auto& [name, patterns] : decision.groups)
    if (!trial.group.text.empty() && name.text == trial.group.text) return patterns;
  return trial.parameters;
}

std::vector<Informed> informed_by(const Trial& trial, const Scenario& scenario) {
  const auto own = own_sizes(scenario);
  std::map<std::string, double> given;
  for (const auto& [pattern, size] : trial.prior_n_of)
    for (const std::string& name : uncertain_parameters(scenario, pattern.text))
      given.emplace(name, size.value);
  std::vector<Informed> all;
  for (const Name& pattern : patterns_of(trial, scenario.decision))
    for (const std::string& name : uncertain_parameters(scenario, pattern.text)) {
      if (std::ranges::find(all, name, &Informed::name) != all.end()) continue;
      std::optional<double> size = own.at(name);
      if (trial.prior_n) size = trial.prior_n->value;
      if (const auto found = given.find(name); found != given.end()) size = found->second;
      all.push_back({name, size, pattern});
    }
  return all;
}

}  // namespace spinepath::scenario
