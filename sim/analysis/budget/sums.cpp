#include "sim/analysis/budget/sums.h"

#include "models/numerics/elementary.h"
#include "sim/analysis/budget/budget.h"

namespace spinepath {
namespace {

/// Weights of spend from entry, by pathway and full years since then.
class Weights {
 public:
  Weights(const scenario::Scenario& scenario)
      : scenario_(scenario), pathways_(scenario.pathways.size()), years_(count_of(scenario)) {}

  /// Weights for the spend in one year.
  std::vector<double> in_year(const scenario::Mix& mix, std::size_t year) const {
    const scenario::Budget& budget = *scenario_.budget;
    std::vector<double> weights(pathways_ * years_);
    for (std::size_t entry = 0; entry <= year; ++entry) {
      const double people =
          people_entering(budget, entry) * integer_power(1 + budget.discount.value, -static_cast<int>(entry));
      const std::size_t since = year - entry;  // full years before this one
      for (std::size_t p = 0; p < pathways_; ++p) {
        const double of_pathway = people * uptake(mix, scenario_.pathways[p].name.text, entry);
        weights[p * years_ + since] += of_pathway;
        if (since > 0) weights[p * years_ + since - 1] -= of_pathway;
      }
    }
    return weights;
  }
  std::vector<double> in_all_years(const scenario::Mix& mix) const {
    std::vector<double> weights(pathways_ * years_);
    for (std::size_t year = 0; year < years_; ++year) {
      const std::vector<double> more = in_year(mix, year);
      for (std::size_t i = 0; i < weights.size(); ++i) weights[i] += more[i];
    }
    return weights;
  }
  std::size_t years() const { return years_; }

  Combination combination(const std::vector<double>& weights, const Layout& layout, View view) const {
    Combination combination;
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (weights[i] != 0)
        combination.terms.push_back(
            {*layout.slot(i / years_, key_of(Outcome::spend, view, static_cast<int>(i % years_))),
             weights[i]});
    return combination;
  }

 private:
  static std::size_t count_of(const scenario::Scenario& scenario) {
    return static_cast<std::size_t>(scenario.budget->years);
  }
  const scenario::Scenario& scenario_;
  std::size_t pathways_, years_;
};

}  // namespace

scenario::Scenario by_years(scenario::Scenario scenario) {
  const scenario::Budget& budget = *scenario.budget;
  scenario.simulation.horizon.value = static_cast<double>(budget.years);
  scenario.simulation.discount_costs.resize(1);
  scenario.simulation.discount_costs.front().rate.value = budget.discount.value;
  scenario.simulation.report_at.clear();
  for (std::int64_t year = 1; year <= budget.years; ++year)
    scenario.simulation.report_at.emplace_back(scenario::Name{}, static_cast<double>(year));
  return scenario;
}

std::vector<Combination> budget_sums(const scenario::Scenario& scenario, const Layout& layout) {
  const Weights weights(scenario);
  const scenario::Budget& budget = *scenario.budget;
  std::vector<Combination> combinations;
  for (std::size_t year = 0; year <= weights.years(); ++year) {
    const auto of = [&](const scenario::Mix& mix) {
      return year < weights.years() ? weights.in_year(mix, year) : weights.in_all_years(mix);
    };
    const std::vector<double> current = of(budget.current), changed = of(budget.new_mix);
    std::vector<double> difference = changed;
    for (std::size_t i = 0; i < difference.size(); ++i) difference[i] -= current[i];
    for (const View view : views)
      for (const auto& w : {current, changed, difference})
        combinations.push_back(weights.combination(w, layout, view));
  }
  return combinations;
}

}  // namespace spinepath
