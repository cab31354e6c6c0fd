#include "sim/analysis/decision/question.h"

#include <algorithm>

#include "sim/scenario/uncertainty/pattern.h"

namespace spinepath {
namespace {

std::vector<double> grid_of(const scenario::DecisionSettings& decision) {
  const double largest = std::ranges::max(thresholds_of(decision));
  const double max = decision.grid.max > 0 ? static_cast<double>(decision.grid.max) : 2 * largest;
  std::vector<double> grid;
  if (max == 0) return {0};
  for (std::int64_t i = 0; i <= decision.grid.steps; ++i)
    grid.push_back(max * static_cast<double>(i) / static_cast<double>(decision.grid.steps));
  return grid;
}

ParameterGroup group_of(const scenario::Scenario& scenario, const PsaSample& sample, const std::string& name,
                        const std::vector<scenario::Name>& patterns) {
  ParameterGroup group{.name = name, .parameters = {}};
  for (const scenario::Name& pattern : patterns) {
    const std::vector<std::string> meant = uncertain_parameters(scenario, pattern.text);
    for (std::size_t p = 0; p < sample.parameters.size(); ++p) {
      const bool known = std::ranges::find(group.parameters, p) != group.parameters.end();
      if (!known && std::ranges::find(meant, sample.parameters[p]) != meant.end())
        group.parameters.push_back(p);
    }
  }
  return group;
}

}  // namespace

std::vector<double> thresholds_of(const scenario::DecisionSettings& decision) {
  return decision.thresholds.empty() ? std::vector<double>{50'000, 100'000} : decision.thresholds;
}

Perspective perspective_of(const scenario::DecisionSettings& decision) {
  return {.view = decision.view, .effect = decision.effect};
}

DecisionQuestion question_of(const scenario::Scenario& scenario, const PsaSample& sample) {
  const scenario::DecisionSettings& decision = scenario.decision;
  DecisionQuestion question{.perspective = perspective_of(decision),
                            .thresholds = thresholds_of(decision),
                            .grid = grid_of(decision)};
  for (const auto& [name, patterns] : decision.groups)
    question.groups.push_back(group_of(scenario, sample, name.text, patterns));
  return question;
}

}  // namespace spinepath
