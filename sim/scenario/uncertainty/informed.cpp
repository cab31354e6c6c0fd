#include "sim/scenario/uncertainty/informed.h"

#include <algorithm>
#include <iterator>

#include "sim/scenario/format/parameters.h"
#include "sim/scenario/format/uncertain.h"
#include "sim/scenario/uncertainty/pattern.h"

namespace spinepath::scenario {
namespace {

std::map<std::string, double> own_sizes(const Scenario& scenario) {
  std::map<std::string, double> sizes;
  for_each_parameter(scenario, [&](const Parameter& parameter, const Limits& limits) {
    if (const auto size = prior_size(parameter, limits)) sizes.emplace(parameter.path, *size);
  });
  return sizes;
}

}  // namespace

UncertainParameters known_parameters(const Scenario& scenario) {
  UncertainParameters parameters{
      .selected = [&scenario](std::string_view pattern) { return uncertain_parameters(scenario, pattern); },
      .prior_n = [&scenario] { return own_sizes(scenario); },
      .sources = {},
      .allowed = "a parameter's name, with * and ?; source:KEY; design:NAME"};
  for (const Source& source : scenario.sources) parameters.sources.push_back("source:" + source.name.text);
  return parameters;
}

UncertainParameters known_parameters(const std::vector<std::string>& names) {
  const auto selected = [names](std::string_view pattern) {
    std::vector<std::string> found;
    std::ranges::copy_if(names, std::back_inserter(found),
                         [&](const std::string& name) { return matches(pattern, name); });
    return found;
  };
  return {.selected = selected,
          .prior_n = [] { return std::map<std::string, double>{}; },
          .sources = {},
          .allowed = "the name of a column of parameters, with * and ?"};
}

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

std::vector<Informed> informed_by(const Trial& trial, const DecisionSettings& decision,
                                  const UncertainParameters& parameters) {
  const std::map<std::string, double> own = parameters.prior_n();
  std::map<std::string, double> given;
  for (const auto& [pattern, size] : trial.prior_n_of)
    for (const std::string& name : parameters.selected(pattern.text)) given.emplace(name, size.value);
  std::vector<Informed> all;
  for (const Name& pattern : patterns_of(trial, decision))
    for (const std::string& name : parameters.selected(pattern.text)) {
      if (std::ranges::find(all, name, &Informed::name) != all.end()) continue;
      std::optional<double> size;
      if (const auto found = own.find(name); found != own.end()) size = found->second;
      if (trial.prior_n) size = trial.prior_n->value;
      if (const auto found = given.find(name); found != given.end()) size = found->second;
      all.push_back({name, size, pattern});
    }
  return all;
}

}  // namespace spinepath::scenario
