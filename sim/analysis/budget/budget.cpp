#include "sim/analysis/budget/budget.h"

#include <algorithm>

#include "sim/analysis/budget/sums.h"
#include "sim/engine/run/run.h"
#include "sim/scenario/compile/compile.h"

namespace spinepath {

double people_entering(const scenario::Budget& budget, std::size_t year) {
  return budget.population.value * in_year(budget.eligible, year).value;
}

double uptake(const scenario::Mix& mix, const std::string& pathway, std::size_t year) {
  const auto found = std::ranges::find(mix.uptake, pathway, [](const auto& u) { return u.first.text; });
  return found == mix.uptake.end() ? 0 : in_year(found->second, year).value;
}

std::optional<BudgetImpact> budget_impact(const scenario::Scenario& scenario, const BudgetOptions& options,
                                          const KeepGoing& keep_going) {
  const CareModel model = compile(by_years(scenario));
  RunOptions each{.patients = options.patients, .seed = options.seed, .threads = options.threads};
  each.combinations = budget_sums(scenario, Layout(model));
  const std::optional<RunSums> sums = run(model, each, keep_going);
  if (!sums) return std::nullopt;
  BudgetImpact impact{.years = static_cast<std::size_t>(scenario.budget->years),
                      .patients = options.patients};
  for (std::size_t i = 0; i < each.combinations.size(); ++i) {
    BudgetNumber number{.mean = sums->combinations.mean(i)};
    if (options.patients > 1) number.se = sums->combinations.standard_error(i);
    impact.spend.push_back(number);
  }
  return impact;
}

}  // namespace spinepath
