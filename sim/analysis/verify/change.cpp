#include "sim/analysis/verify/change.h"

#include <utility>

#include "sim/scenario/format/parameters.h"
#include "sim/scenario/format/quantity.h"

namespace spinepath::verify {
namespace {

bool is_share(const scenario::Quantity& quantity) { return quantity.shape == shape_of<Beta>; }

void scale_quantity(scenario::Quantity& quantity, double factor) {
  if (factor == 0 || is_share(quantity)) {
    quantity = scenario::fixed_quantity(scenario::Parameter{});
    return;
  }
  for (auto& [key, number] : quantity.numbers)
    if (has_unit(key)) number.value *= factor;
  for (std::optional<scenario::Parameter>* end : {&quantity.min, &quantity.max})
    if (*end) (*end)->value *= factor;
}

bool is_nothing(const scenario::Quantity& quantity) {
  return quantity.shape == shape_of<Fixed> &&
         (quantity.numbers.empty() || quantity.numbers.front().second.value == 0);
}

/// Calls visit(scenario::Quantity& (const Scenario: const), path, treatment) for each amount of a treatment.
template <class AnyScenario, class Visit>
void for_each_amount(AnyScenario& scenario, const Visit& visit) {
  for (std::size_t t = 0; t < scenario.treatments.size(); ++t) {
    auto& treatment = scenario.treatments[t];
    const std::string path = "treatments." + treatment.name.text;
    for (auto& item : treatment.costs) visit(item.amount, path + ".costs." + item.item.text, t);
    for (auto& event : treatment.adverse_events)
      visit(event.cost, path + ".adverse_events." + event.name.text + ".cost", t);
    for (auto& event : treatment.late_events)
      visit(event.cost, path + ".late_events." + event.name.text + ".cost", t);
  }
}

std::vector<scenario::Parameter*> background_of(Scenario& scenario) {
  scenario::Background& background = scenario.background;
  return {&background.health_care.base, &background.health_care.per_pain_point,
          &background.lost_production.base, &background.lost_production.per_pain_point,
          &background.day_off_work};
}

}  // namespace

Scenario with_utility(Scenario scenario, double at_no_pain, double per_pain_point) {
  scenario.utility.at_no_pain.value = at_no_pain;
  scenario.utility.per_pain_point.value = per_pain_point;
  return scenario;
}

Scenario without_losses(Scenario scenario) {
  for (scenario::Treatment& treatment : scenario.treatments) {
    treatment.recovery.qaly_loss.value = 0;
    for (auto& event : treatment.adverse_events) event.qaly_loss.value = 0;
    for (auto& event : treatment.late_events) event.qaly_loss.value = 0;
  }
  return scenario;
}

std::vector<Price> prices_of(const Scenario& scenario) {
  std::vector<Price> prices;
  std::size_t place = 0;
  for_each_amount(
      scenario, [&](const scenario::Quantity& amount, const std::string& path, std::size_t treatment) {
        const std::size_t meant = place++;
        if (is_nothing(amount) || is_share(amount)) return;
        const auto scale = [meant](Scenario& changed, double factor) {
          std::size_t at = 0;
          for_each_amount(changed, [&](scenario::Quantity& quantity, const std::string&, std::size_t) {
            if (at++ == meant) scale_quantity(quantity, factor);
          });
        };
        prices.push_back({path, treatment, scale});
      });
  for (const auto of : {&scenario::BackgroundFlow::base, &scenario::BackgroundFlow::per_pain_point}) {
    if ((scenario.background.health_care.*of).value == 0) continue;
    const auto scale = [of](Scenario& changed, double factor) {
      (changed.background.health_care.*of).value *= factor;
    };
    prices.push_back({(scenario.background.health_care.*of).path, std::nullopt, scale});
  }
  return prices;
}

Scenario with_prices(Scenario scenario, double factor) {
  for_each_amount(scenario, [&](scenario::Quantity& amount, const std::string&, std::size_t) {
    scale_quantity(amount, factor);
  });
  for (scenario::Parameter* price : background_of(scenario)) price->value *= factor;
  return scenario;
}

Scenario with_discount(Scenario scenario, const std::function<double(double)>& rate) {
  for (scenario::RateSteps* steps :
       {&scenario.simulation.discount_costs, &scenario.simulation.discount_qalys})
    for (scenario::RateStep& step : *steps) step.rate.value = rate(step.rate.value);
  return scenario;
}

Scenario without_fatal_events(Scenario scenario) {
  for (scenario::Treatment& treatment : scenario.treatments)
    for (auto& event : treatment.adverse_events) event.death.value = 0;
  return scenario;
}

Scenario without_deaths(Scenario scenario) {
  scenario.mortality.table = {};
  scenario.mortality.ratio_for.clear();
  return without_fatal_events(std::move(scenario));
}

Scenario with_hazards(Scenario scenario, double factor) {
  scenario.mortality.hazard_ratio.value *= factor;
  for (scenario::RatioFor& one : scenario.mortality.ratio_for) one.hazard_ratio.value *= factor;
  return scenario;
}

Scenario without_steps(Scenario scenario) {
  for (scenario::Pathway& pathway : scenario.pathways) pathway.steps.clear();
  return scenario;
}

Scenario with_certainty(Scenario scenario) {
  scenario::for_each_parameter(
      scenario, [](scenario::Parameter& p, const scenario::Limits&) { p.uncertainty.reset(); });
  scenario.uncertainty.correlation.clear();
  return scenario;
}

}  // namespace spinepath::verify
