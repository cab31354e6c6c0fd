#include "tests/brute_force/random_treatment.h"

#include <string>

#include "models/stream.h"

namespace spinepath::brute {
namespace {

Eligibility random_eligibility(Dice& dice, const Population& population) {
  Eligibility eligible;
  if (dice.chance(0.15)) eligible.conditions = 1ull << dice.below(population.condition_until.size());
  if (dice.chance(0.15)) eligible.severities = 0b110;
  if (dice.chance(0.1)) eligible.women = false;
  if (dice.chance(0.1)) eligible.oldest = 60;
  if (population.flags.size() > 1 && dice.chance(0.2))
    (dice.chance(0.5) ? eligible.required_flags : eligible.excluded_flags) = 0b10;
  return eligible;
}

Distribution random_amount(Dice& dice) {
  return dice.one_of({Distribution(Fixed(dice.between(10, 5000))), Distribution(Gamma(800, 300)),
                      Distribution(Lognormal(1000, 400)), Distribution(Pert(100, 300, 900)),
                      Distribution(Fixed(100))});
}

Given random_measurement(Dice& dice, const Curve& context) {
  Given given{dice.one_of({Measured::response, Measured::effect, Measured::specific_effect}), {}, context};
  const bool some_respond = given.kind != Measured::response && dice.chance(0.25);
  const bool no_effect = given.kind == Measured::specific_effect && dice.chance(0.15);
  const std::size_t knots = 1 + dice.below(3);
  double time = 0;
  for (std::size_t j = 0; j < knots; ++j) {
    MeasuredKnot knot{.time = time += random_duration(dice)};
    knot.mean = no_effect ? 0 : dice.between(-20, 80);
    if (some_respond)
      knot.responders = dice.between(0.1, 0.9);
    else if (given.kind == Measured::response || dice.chance(0.5))
      knot.sd = no_effect ? 0 : dice.between(0, 45);
    given.knots.push_back(knot);
  }
  return given;
}

/// A layer for everybody who has this natural course, and maybe one of their own for women.
void add_layers(Dice& dice, const Curve& context, std::optional<std::size_t> natural, World& world) {
  const NaturalCourse& course = world.model.natural;
  const Curve none;
  const Surroundings around{natural ? course.rules[*natural].curve : none, course.persistence, context};
  const auto add = [&](const Eligibility& patients) {
    const Given given = random_measurement(dice, context);
    world.layers.back().push_back(given);
    world.model.treatments.back().layers.push_back(
        {patients, natural, layer_of(given.kind, given.knots, around)});
  };
  if (dice.chance(0.2)) add({.men = false});
  add({});
}

CostItem random_item(Dice& dice, std::uint64_t stream) {
  CostItem item{.amount = random_amount(dice), .stream = stream};
  item.when = dice.one_of(
      {When::workup, When::course, When::first_course, When::assessment, When::per_year, When::per_year});
  item.covered = dice.chance(0.6);
  if (item.when != When::per_year) return item;
  item.until = dice.one_of({Until::next_course, Until::failure, Until::end});
  if (dice.chance(0.4)) item.after = random_duration(dice);
  if (dice.chance(0.4)) item.lasts = random_duration(dice);
  return item;
}

void add_costs(Dice& dice, const std::string& name, Treatment& treatment) {
  const std::size_t items = dice.below(5);
  for (std::size_t c = 0; c < items; ++c) {
    treatment.costs.push_back(random_item(dice, stream_of("item " + std::to_string(c), stream_of(name))));
    if (dice.chance(0.3)) treatment.costs.back().once = static_cast<int>(c);
  }
}

void add_events(Dice& dice, const std::string& name, Treatment& treatment) {
  const auto stream = [&](const char* kind, std::size_t i) {
    return stream_of(kind + std::to_string(i), stream_of(name));
  };
  for (std::size_t e = dice.below(3); e-- > 0;)
    treatment.adverse_events.push_back({.stream = stream("adverse", e),
                                        .probability = dice.between(0, 0.6),
                                        .death = dice.chance(0.4) ? dice.between(0, 0.5) : 0,
                                        .qaly_loss = dice.one_of({0.0, 0.02}),
                                        .cost = random_item(dice, stream("cost of adverse", e))});
  for (std::size_t e = dice.below(3); e-- > 0;)
    treatment.late_events.push_back({.stream = stream("late", e),
                                     .rate = dice.one_of({0.0, 0.1, 1.0, 20.0}),
                                     .qaly_loss = dice.one_of({0.0, 0.05}),
                                     .cost = random_item(dice, stream("cost of late", e)),
                                     .ends_relief = dice.chance(0.5),
                                     .recurs = dice.chance(0.5)});
  for (std::size_t e = dice.below(3); e-- > 0;)
    treatment.endpoints.push_back(
        {.stream = stream("endpoint", e), .probability = dice.between(0, 1), .after = random_duration(dice)});
}

void add_repeats(Dice& dice, Treatment& treatment) {
  treatment.max_courses = dice.one_of({1, 1, 2, 5});
  if (dice.chance(0.5)) treatment.repeat_wait = random_wait(dice);
  treatment.repeat_effect = dice.one_of({1.0, 0.7, 0.0, 1.2});
  treatment.repeat_discount = dice.one_of({0.0, 0.3, 1.0});
  if (dice.chance(0.5))
    treatment.durability =
        dice.one_of({Distribution(Weibull(dice.between(0.1, 3), 1.4)),
                     Distribution(Exponential(dice.between(0.1, 2))), Distribution(Fixed(0.25))});
}

}  // namespace

double random_duration(Dice& dice) {
  return dice.one_of({0.125, 0.25, 0.5, 1.0, 1 / 12.0, dice.between(0.01, 0.2), dice.between(0.05, 2)});
}

Distribution random_wait(Dice& dice) {
  return dice.one_of({Distribution(Fixed(random_duration(dice))), Distribution(Exponential(0.2)),
                      Distribution(Uniform(0, 0.5)), Distribution(Weibull(0.3, 2))});
}

/// Of a treatment that relieves no pain.
void add_empty_layers(CareModel& model) {
  std::vector<LayerRule>& layers = model.treatments.back().layers;
  layers.push_back({});
  for (std::size_t r = 0; r < model.natural.rules.size(); ++r) layers.push_back({{}, r, {}});
}

void add_treatment(Dice& dice, const Curve& context, World& world) {
  const CareModel& model = world.model;
  const std::string name = "treatment " + std::to_string(model.treatments.size());
  Treatment& treatment = world.model.treatments.emplace_back(Treatment{.stream = stream_of(name)});
  world.layers.emplace_back();
  treatment.treatment_class = static_cast<TreatmentClass>(dice.below(treatment_class_count));
  treatment.eligible = random_eligibility(dice, model.population);
  if (dice.chance(0.3)) treatment.confirms = dice.between(0.3, 1);
  if (dice.chance(0.3)) treatment.pain_above = dice.one_of({0.0, 30.0, 50.0, dice.between(0, 100)});
  treatment.assess_at = dice.chance(0.05) ? 0 : random_duration(dice);
  treatment.days_off_work = dice.one_of({0.0, 10.0});
  treatment.qaly_loss = dice.one_of({0.0, 0.01});
  treatment.stops_with_next = dice.chance(0.35);
  add_repeats(dice, treatment);
  add_costs(dice, name, treatment);
  add_events(dice, name, treatment);
  if (dice.chance(0.08)) return add_empty_layers(world.model);
  add_layers(dice, context, std::nullopt, world);
  for (std::size_t r = 0; r < model.natural.rules.size(); ++r) add_layers(dice, context, r, world);
}

}  // namespace spinepath::brute
