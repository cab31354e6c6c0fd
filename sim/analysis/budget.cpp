#include "sim/analysis/budget.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "sim/analysis/parameter_draws.h"
#include "sim/analysis/quantile.h"
#include "sim/engine/run.h"
#include "sim/engine/run_many.h"
#include "sim/scenario/compile.h"

namespace spinepath {
namespace {

/// The scenario followed for the years of the budget and reported at the end of each.
scenario::Scenario by_years(scenario::Scenario scenario) {
  const scenario::Budget& budget = *scenario.budget;
  scenario.simulation.horizon.value = static_cast<double>(budget.years);
  scenario.simulation.discount_costs.value = budget.discount.value;
  scenario.simulation.report_at.clear();
  for (std::int64_t year = 1; year <= budget.years; ++year)
    scenario.simulation.report_at.emplace_back(scenario::Name{}, static_cast<double>(year));
  return scenario;
}

/// Weights of spend from entry, by pathway and full years since then.
class Weights {
 public:
  Weights(const scenario::Scenario& scenario)
      : scenario_(scenario), pathways_(scenario.pathways.size()), years_(count_of(scenario)) {}

  /// Of what is spent in one year.
  std::vector<double> in_year(const scenario::Mix& mix, std::size_t year) const {
    const scenario::Budget& budget = *scenario_.budget;
    std::vector<double> weights(pathways_ * years_);
    for (std::size_t entry = 0; entry <= year; ++entry) {
      const double people =
          people_entering(budget, entry) * std::pow(1 + budget.discount.value, -static_cast<double>(entry));
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

  Combination combination(const std::vector<double>& weights, const Layout& layout, int view) const {
    Combination combination;
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (weights[i] != 0)
        combination.terms.push_back(
            {*layout.slot(i / years_,
                          {.outcome = Outcome::spend, .of = view, .at = static_cast<int>(i % years_)}),
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

/// In the order of BudgetImpact::spend.
std::vector<Combination> combinations_of(const scenario::Scenario& scenario, const Layout& layout) {
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
    for (int view = 0; view < view_count; ++view)
      for (const auto& w : {current, changed, difference})
        combinations.push_back(weights.combination(w, layout, view));
  }
  return combinations;
}

}  // namespace

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
  each.combinations = combinations_of(scenario, Layout(model));
  const std::optional<RunSums> sums = run(model, each, keep_going);
  if (!sums) return std::nullopt;
  BudgetImpact impact{.years = static_cast<std::size_t>(scenario.budget->years)};
  for (std::size_t i = 0; i < each.combinations.size(); ++i) {
    BudgetNumber number{.mean = sums->combinations.mean(i)};
    if (options.patients > 1) number.se = sums->combinations.standard_error(i);
    impact.spend.push_back(number);
  }
  return impact;
}

std::string add_intervals(BudgetImpact& impact, const scenario::Scenario& scenario, const PsaOptions& options,
                          const KeepGoing& keep_going) {
  RunOptions each{.patients = options.patients, .seed = options.seed, .threads = options.threads};
  const CareModel declared = compile(by_years(scenario));
  each.combinations = combinations_of(scenario, Layout(declared));
  std::vector<std::vector<double>> drawn(impact.spend.size());  // [number][draw]
  std::string impossible_part;
  const auto maker = [&] {
    const auto draws = std::make_shared<ParameterDraws>(scenario, options.seed);
    return [&, draws](std::uint64_t number) {
      const std::optional<std::size_t> impossible = draws->draw(number).impossible;
      const std::string part = impossible ? draws->part_names()[*impossible] : std::string();
      return RunTask{compile(by_years(draws->scenario())), [&, part](const CareModel&, const RunSums& sums) {
                       impossible_part = part;
                       for (std::size_t i = 0; part.empty() && i < drawn.size(); ++i)
                         drawn[i].push_back(sums.combinations.mean(i));
                       return part.empty();
                     }};
    };
  };
  run_many({.count = options.draws, .maker = maker}, each, keep_going);
  impact.draws = drawn[0].size();
  if (impact.draws < 2) return impossible_part;
  const std::optional<RunSums> at_values = run(declared, each, {});
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const double luck =
        at_values->combinations.mean(i) - impact.spend[i].mean;  // of the patients of all draws
    impact.spend[i].low = quantile(drawn[i], 0.025) - luck;
    impact.spend[i].high = quantile(drawn[i], 0.975) - luck;
  }
  return impossible_part;
}

}  // namespace spinepath
