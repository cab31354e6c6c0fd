#include "sim/output/scenario/parameters_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/scenario/format/parameters.h"
#include "sim/scenario/format/uncertain.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::output {
namespace {

std::string unit_text(std::string_view unit, const scenario::Scenario& scenario) {
  constexpr std::string_view money = "money";
  if (!unit.starts_with(money)) return std::string(unit);
  return scenario.currency + std::string(unit.substr(money.size()));
}

std::string uncertainty_text(const scenario::Uncertainty& uncertainty) {
  std::string text(scenario::uncertainty_name(uncertainty));
  for (const auto& [key, number] : uncertainty.numbers)
    text += fmt::format(", {} = {}", key.name, digits(number));
  return text;
}

/// `value`: formats numbers in the quantity's unit; shapes and sample sizes are plain numbers.
std::string distribution_text(const scenario::Quantity& quantity, std::string (*value)(double)) {
  if (quantity.shape == shape_of<Fixed>) return value(quantity.numbers.front().second.value);
  std::string text(row(quantity.shape).name);
  for (const auto& [key, number] : quantity.numbers)
    text += fmt::format(", {} {}", key.name, has_unit(key) ? value(number.value) : digits(number.value));
  if (quantity.min) text += fmt::format(", min {}", value(quantity.min->value));
  if (quantity.max) text += fmt::format(", max {}", value(quantity.max->value));
  return text;
}

}  // namespace

std::vector<ParameterText> parameters_of(const scenario::Scenario& scenario) {
  std::vector<ParameterText> all;
  for_each_parameter(scenario, [&](const scenario::Parameter& p, const scenario::Limits& limits) {
    all.push_back({.parameter = &p,
                   .unit = unit_text(limits.unit, scenario),
                   .uncertainty = p.uncertainty ? uncertainty_text(*p.uncertainty) : std::string{},
                   .interval = interval_95(p, limits),
                   .source = find_source(scenario, p.source.text)});
  });
  return all;
}

ValueText value_text(double value, const ParameterText& of, int digits) {
  if (of.unit == "years" && value > 0 && value < 2) return {scenario::time_text(value), {}};
  return {compact(value, digits), of.unit};
}

std::string quantity_text(const scenario::Quantity& quantity) {
  return distribution_text(quantity, [](double x) { return digits(x); });
}

std::string duration_text(const scenario::Quantity& quantity) {
  return distribution_text(quantity, scenario::time_text);
}

std::string success_text(const scenario::Pathway& pathway) {
  std::string text = fmt::format(
      "relief of at least {} %{}", digits(pathway.success.value),
      pathway.success_since == scenario::SuccessSince::course ? " of the pain at the course's start" : "");
  if (pathway.lost_below) text += fmt::format("; lost below {} %", digits(pathway.lost_below->value));
  return text;
}

}  // namespace spinepath::output
