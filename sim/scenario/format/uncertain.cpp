#include "sim/scenario/format/uncertain.h"

#include <cmath>

#include <fmt/format.h>

namespace spinepath::scenario {
namespace {

std::vector<UncertaintyForm> all_forms() {
  using Kind = Uncertainty::Kind;
  std::vector<UncertaintyForm> forms{
      {.dist = "", .kind = Kind::interval, .keys = {{given::low}, {given::high}}}};
  for (std::size_t i = 0; i < distributions.size(); ++i) {
    const DistributionRow& known = distributions[i];
    if (!known.as_uncertainty.usable) continue;
    UncertaintyForm form{.dist = known.name, .kind = Kind::distribution, .shape = static_cast<Shape>(i)};
    for (const GivenBy& by : known.keys)
      if (by.key != known.as_uncertainty.parameter) form.keys.push_back(by);
    forms.push_back(std::move(form));
  }
  forms.push_back({.dist = "dirichlet", .kind = Kind::dirichlet, .keys = {{given::n}}});
  return forms;
}

Shape shape_of_interval(const Limits& limits) {
  if (limits.is_share()) return shape_of<Beta>;
  return limits.low == 0 ? shape_of<Gamma> : shape_of<Normal>;
}

/// Ends in order, with the value between them.
std::optional<Problem> ends_problem(const GivenNumbers& numbers, double value) {
  if (const MaybeProblem problem = low_below_high(numbers)) return words_of(*problem, problem->key.name);
  if (value < numbers[given::low] || value > numbers[given::high])
    return Problem{fmt::format("the value {:.6g} is not between low and high", value),
                   "low <= value <= high"};
  return {};
}

}  // namespace

const std::vector<UncertaintyForm>& uncertainty_forms() {
  static const std::vector<UncertaintyForm> forms = all_forms();
  return forms;
}

std::string_view uncertainty_name(const Uncertainty& uncertainty) {
  switch (uncertainty.kind) {
    case Uncertainty::Kind::interval: return "95 % interval";
    case Uncertainty::Kind::dirichlet: return "dirichlet";
    case Uncertainty::Kind::distribution: break;
  }
  return row(uncertainty.shape).name;
}

DrawnFrom drawn_from(const Uncertainty& uncertainty, double value, const Limits& limits) {
  const GivenNumbers& numbers = uncertainty.numbers;
  switch (uncertainty.kind) {
    case Uncertainty::Kind::interval:
      return {shape_of_interval(limits),
              {{given::mean, value}, {given::sd, (numbers[given::high] - numbers[given::low]) / (2 * z_975)}},
              given::mean};
    case Uncertainty::Kind::dirichlet:
      return {shape_of<Beta>, {{given::mean, value}, {given::n, numbers[given::n]}}, given::mean};
    case Uncertainty::Kind::distribution: break;
  }
  DrawnFrom drawn{uncertainty.shape, numbers, row(uncertainty.shape).as_uncertainty.parameter};
  if (!drawn.parameter.name.empty()) drawn.numbers.set(drawn.parameter, value);
  return drawn;
}

std::optional<Problem> uncertainty_problem(const Uncertainty& uncertainty, double value,
                                           const Limits& limits) {
  if (uncertainty.kind == Uncertainty::Kind::dirichlet && !limits.is_share()) return {};  // refused elsewhere
  if (auto problem = ends_problem(uncertainty.numbers, value)) return problem;
  const auto [shape, numbers, parameter] = drawn_from(uncertainty, value, limits);
  const MaybeProblem problem = row(shape).problem(numbers);
  if (!problem) return {};
  if (problem->key == parameter) {
    Problem words = words_of(*problem, fmt::format("the value {:.6g}", value));
    words.allowed = fmt::format("a value {}, or no uncertainty", words.allowed);
    return words;
  }
  const bool is_interval = uncertainty.kind == Uncertainty::Kind::interval;
  return words_of(*problem, is_interval ? "sd = (high - low)/3.92" : problem->key.name);
}

}  // namespace spinepath::scenario
