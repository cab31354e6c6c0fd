#include <algorithm>
#include <cmath>
#include <string>

#include "models/stream.h"
#include "tests/brute_force/dice.h"
#include "tests/brute_force/random_treatment.h"

namespace spinepath::brute {
namespace {

Population random_population(Dice& dice) {
  Population population;
  population.age = dice.chance(0.3) ? Distribution(Fixed(dice.between(30, 80)))
                                    : Distribution(Normal(55, 20)).truncated(20, 95);
  population.female = dice.one_of({0.0, 0.5, 1.0});
  population.pain = dice.one_of({Distribution(Uniform(5, 100)), Distribution(Fixed(60)),
                                 Distribution(Fixed(100)), Distribution(Normal(60, 20)).truncated(10, 100)});
  population.condition_until = dice.chance(0.5) ? std::vector<double>{1} : std::vector<double>{0.4, 1};
  for (std::size_t c = 0; c < population.condition_until.size(); ++c)
    population.severity_until.push_back({dice.between(0, 0.4), dice.between(0.4, 1), 1});
  const std::size_t flags = dice.below(3);
  for (std::size_t f = 0; f < flags; ++f)
    population.flags.push_back({stream_of("flag " + std::to_string(f)), dice.between(0.2, 0.8)});
  if (flags > 0 && dice.chance(0.7)) population.insured = 0;
  if (dice.chance(0.5)) {
    std::vector<LifeTableRow> rows;
    const double q = dice.one_of({0.0001, 0.001, 0.01});
    for (int age = 20; age <= 100; ++age)
      rows.push_back(
          {age, std::min(1.0, q * std::exp(0.08 * (age - 20))), std::min(1.0, 0.7 * q * age / 20)});
    population.life_table = LifeTable(rows);
  }
  return population;
}

Curve random_curve(Dice& dice, std::size_t knots, double low, double high, double largest_sd) {
  Curve curve;
  double time = 0;
  for (std::size_t j = 0; j < knots; ++j) {
    time += random_duration(dice);
    curve.push_back({time, {dice.between(low, high), dice.chance(0.2) ? 0 : dice.between(0, largest_sd)}});
  }
  return curve;
}

void add_natural_course(Dice& dice, World& world) {
  CareModel& model = world.model;
  model.natural.persistence = dice.one_of({0.0, 0.5, 1.0});
  if (dice.chance(0.5)) world.spacing = dice.one_of({0.25, 0.3, 1.0, 2.5});
  const std::size_t rules = dice.below(3);
  for (std::size_t r = 0; r < rules; ++r) {
    NaturalRule rule;
    if (dice.chance(0.5))
      rule.patients.conditions = 1ull << dice.below(model.population.condition_until.size());
    if (dice.chance(0.3)) rule.patients.men = false;
    world.natural.push_back(random_curve(dice, 1 + dice.below(4), -30, 70, 35));
    rule.curve = world.spacing ? with_spacing(world.natural.back(), *world.spacing, model.horizon)
                               : world.natural.back();
    model.natural.rules.push_back(rule);
  }
}

Step random_step(Dice& dice, std::size_t treatments) {
  Step step{.treatment = static_cast<int>(dice.below(treatments)), .accept = 1, .wait = Fixed(0)};
  if (dice.chance(0.3)) step.accept = dice.between(0.3, 1);
  if (dice.chance(0.5)) step.wait = random_wait(dice);
  return step;
}

SuccessRule random_success(Dice& dice) {
  SuccessRule rule;
  rule.success = dice.one_of({20.0, 30.0, 50.0, dice.between(1, 100)});
  rule.lost_below = rule.success * dice.one_of({0.0, 1.0, 1.0, dice.unit()});
  rule.since_course = dice.chance(0.4);
  return rule;
}

/// Some begin with the same steps as the one before.
std::vector<Pathway> random_pathways(Dice& dice, std::size_t treatments) {
  std::vector<Pathway> pathways;
  const std::size_t count = 1 + dice.below(3);
  for (std::size_t p = 0; p < count; ++p) {
    Pathway pathway{random_success(dice), {}};
    const std::size_t steps = dice.below(5);
    if (p > 0 && dice.chance(0.6)) {
      pathway = pathways.back();
      pathway.steps.resize(std::min(pathway.steps.size(), dice.below(4)));
    }
    while (pathway.steps.size() < steps) pathway.steps.push_back(random_step(dice, treatments));
    pathways.push_back(pathway);
  }
  return pathways;
}

PlainRates some_rates(Dice& dice, double first, double horizon) {
  PlainRates rates{{0, first}};
  for (const double share : {0.1, 0.5})
    if (dice.chance(0.3)) rates.push_back({share * horizon, dice.one_of({first, 0.0, 0.015, 0.5})});
  return rates;
}

Discount discount_of(const PlainRates& rates) {
  return Discount(rates.front().rate, {rates.begin() + 1, rates.end()});
}

void add_rates(Dice& dice, World& world) {
  const double rate = dice.one_of({0.0, 0.03, 0.4});
  world.rates_costs = some_rates(dice, rate, world.model.horizon);
  world.rates_qalys = dice.chance(0.5)
                          ? world.rates_costs
                          : some_rates(dice, dice.one_of({0.0, 0.015, 0.6}), world.model.horizon);
  world.model.discount_costs = discount_of(world.rates_costs);
  world.model.discount_qalys = discount_of(world.rates_qalys);
}

void add_settings(Dice& dice, CareModel& model) {
  for (const double share : {0.25, 0.5, dice.unit(), 1.0})
    if (dice.chance(0.5) && share > 0)
      model.report_at.push_back(share == 0.5 ? std::min(0.5, model.horizon) : share * model.horizon);
  std::ranges::sort(model.report_at);
  model.report_at.erase(std::unique(model.report_at.begin(), model.report_at.end()), model.report_at.end());
  if (dice.chance(0.3)) std::ranges::reverse(model.report_at);
  model.follow_up =
      dice.one_of({std::vector<double>{0.25, 1}, std::vector<double>{0.1}, std::vector<double>{}});
  const double rho = dice.one_of({0.0, 0.5, 1.0});
  model.shared_response = std::sqrt(rho);
  model.own_response = std::sqrt(1 - rho);
  model.utility = {.at_no_pain = dice.between(0.7, 1), .per_pain_point = dice.between(-0.01, 0)};
  if (dice.chance(0.7)) model.health_care = {dice.between(0, 2000), dice.between(0, 30), dice.chance(0.5)};
  if (dice.chance(0.5))
    model.lost_production = {dice.between(0, 5000), dice.between(0, 100), dice.chance(0.5)};
  model.day_off_work = dice.one_of({0.0, 150.0});
  model.coinsurance = dice.one_of({0.0, 0.2, 1.0});
}

}  // namespace

World random_world(std::uint64_t seed) {
  Dice dice(seed);
  World world;
  CareModel& model = world.model;
  model.population = random_population(dice);
  model.horizon = dice.one_of({0.5, 1.0, 2.0, 5.0, 12.0, dice.between(0.5, 12)});
  add_natural_course(dice, world);
  std::vector<Curve> contexts{{}};
  while (contexts.size() < 3) contexts.push_back(random_curve(dice, 1 + dice.below(2), -5, 30, 15));
  const std::size_t treatments = 1 + dice.below(4);
  for (std::size_t t = 0; t < treatments; ++t) add_treatment(dice, contexts[dice.below(3)], world);
  model.pathways = random_pathways(dice, treatments);
  add_settings(dice, model);
  add_rates(dice, world);
  model.itemised_view = views[dice.below(views.size())];
  return world;
}

}  // namespace spinepath::brute
