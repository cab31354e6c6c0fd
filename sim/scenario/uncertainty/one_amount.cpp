#include "sim/scenario/uncertainty/one_amount.h"

#include <utility>

#include "sim/scenario/format/quantity.h"

namespace spinepath::scenario {
namespace {

/// For a const or a mutable scenario.
template <class AnyScenario, class Visit>
void for_each_amount(AnyScenario& scenario, Visit visit) {
  for (auto& treatment : scenario.treatments) {
    for (auto& item : treatment.costs) visit(item.amount);
    for (auto& event : treatment.adverse_events) visit(event.cost);
    for (auto& event : treatment.late_events) visit(event.cost);
  }
}

}  // namespace

std::vector<std::string> amounts_that_vary(const Scenario& scenario) {
  std::vector<std::string> paths;
  for_each_amount(scenario, [&](const Quantity& amount) {
    if (amount.shape != shape_of<Fixed>) paths.push_back(amount.path);
  });
  return paths;
}

Scenario with_one_amount(Scenario scenario, const std::string& path) {
  for_each_amount(scenario, [&](Quantity& amount) {
    if (amount.path != path) return;
    Parameter median;
    median.value = to_distribution(amount).quantile(0.5);
    median.path = path;
    amount = fixed_quantity(std::move(median));
  });
  return scenario;
}

}  // namespace spinepath::scenario
