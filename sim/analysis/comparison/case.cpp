#include "sim/analysis/comparison/case.h"

#include <algorithm>

#include "sim/scenario/compile/compile.h"

namespace spinepath {
namespace {

/// The population without mortality and projected size.
Population entrants(Population population) {
  population.life_table = {};
  population.hazard_ratio = 1;
  population.hazard_ratios = {};
  population.size = 1;
  return population;
}

bool same_conditions(const scenario::Cohort& a, const scenario::Cohort& b) {
  return std::ranges::equal(
      a.conditions, b.conditions,
      [](const scenario::Share& x, const scenario::Share& y) { return x.name.text == y.name.text; });
}

/// The model with background flows and days off work in the common currency.
CareModel in_common_money(const Case& one) {
  CareModel model = compile(one.scenario);
  for (BackgroundFlow* flow : {&model.health_care, &model.lost_production}) {
    flow->base *= one.money;
    flow->per_pain_point *= one.money;
  }
  model.day_off_work *= one.money;
  return model;
}

void note(std::vector<std::string>& words, bool differs, const char* word) {
  if (differs) words.emplace_back(word);
}

}  // namespace

bool CaseDifferences::pairs(Outcome outcome) const {
  const std::string_view unit = info_of(outcome).unit;
  return people.empty() && (unit != qaly_unit || quality.empty()) && (unit != money_unit || money.empty());
}

CaseDifferences disagreement(const Case& a, const Case& b) {
  const CareModel x = in_common_money(a), y = in_common_money(b);
  CaseDifferences d;
  note(d.people, a.patients != b.patients, "number of patients");
  note(d.people, a.seed != b.seed, "seed");
  note(d.people,
       entrants(x.population) != entrants(y.population) ||
           !same_conditions(a.scenario.cohort, b.scenario.cohort),
       "cohort");
  note(d.people, x.population.life_table != y.population.life_table, "life table");
  note(d.people, x.natural != y.natural, "natural course");
  note(d.people,
       x.population.hazard_ratio != y.population.hazard_ratio ||
           x.population.hazard_ratios != y.population.hazard_ratios,
       "hazard ratios");
  note(d.people, x.horizon != y.horizon, "horizon");
  note(d.people, x.shared_response != y.shared_response, "response correlation");
  note(d.quality, x.utility != y.utility, "utility");
  note(d.quality, x.discount_qalys != y.discount_qalys, "discount of QALYs");
  note(d.money, a.money != b.money, "currency or price year");
  note(d.money, x.discount_costs != y.discount_costs, "discount of money");
  note(d.money, x.health_care != y.health_care || x.lost_production != y.lost_production, "background costs");
  note(d.money, x.day_off_work != y.day_off_work, "value of a day off work");
  note(d.money, x.coinsurance != y.coinsurance, "coinsurance");
  return d;
}

}  // namespace spinepath
