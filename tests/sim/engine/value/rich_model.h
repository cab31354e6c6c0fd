// A model that uses everything: natural course, contexts, all three kinds of evidence, relapses, repeats, flows, events,
// deaths, limits of pain, two discount rates.
#pragma once
#include "tests/support/models.h"

namespace spinepath::test {

inline const Around rich_nature{
    .natural =
        {{0.2, {4, 12}}, {0.8, {12, 25}}, {1.6, {15, 30}}, {3, {18, 35}}, {5, {18, 35}}, {7, {15, 30}}},
    .persistence = 0.5,
    .context = {{0.1, {12, 5}}, {0.6, {8, 4}}}};

inline void add_money_and_events(Treatment& t) {
  t.max_courses = 3;
  t.repeat_wait = Uniform(0, 0.3);
  t.repeat_effect = 0.9;
  t.repeat_discount = 0.2;
  t.days_off_work = 4;
  t.qaly_loss = 0.002;
  t.costs = {item(When::workup, 60),       item(When::course, 800, false),
             item(When::first_course, 40), item(When::assessment, 50, false),
             item(When::per_year, 120),    item(When::per_year, 70, false)};
  t.costs[4].until = Until::next_course;
  t.costs[5].until = Until::failure;
  t.costs[5].after = 0.1;
  t.costs[5].lasts = 0.8;
  t.costs.push_back({.amount = Gamma(3, 20), .stream = stream_of("varies", t.stream), .when = When::course});
  t.adverse_events.push_back({.stream = stream_of("harm", t.stream),
                              .probability = 0.2,
                              .death = 0.05,
                              .qaly_loss = 0.03,
                              .cost = item(When::course, 300)});
  t.late_events = {{.stream = stream_of("late", t.stream),
                    .rate = 0.3,
                    .qaly_loss = 0.05,
                    .cost = item(When::course, 900, false),
                    .ends_relief = true},
                   {.stream = stream_of("again", t.stream),
                    .rate = 0.5,
                    .qaly_loss = 0.01,
                    .cost = item(When::course, 200),
                    .recurs = true}};
  t.endpoints = {{.stream = stream_of("mark", t.stream), .probability = 0.5, .after = 0.7}};
}

/// Pathways a b c a, a b, nothing, a b b.
inline CareModel rich_model() {
  Treatment a = treatment("a", Measured::response, {{0.1, 30, 35}, {0.4, 55, 20}, {1.5, 35, 40}},
                          rich_nature),
            b = treatment("b", Measured::specific_effect, {{0.25, 40, 30}, {1, 30, 20}}, rich_nature),
            c = treatment("c", Measured::effect, {{.time = 0.5, .mean = 80, .responders = 0.4}}, rich_nature);
  a.durability = Weibull(1, 1.4);
  b.durability = Exponential(0.7);
  c.treatment_class = TreatmentClass::surgery;
  a.stops_with_next = true;
  for (Treatment* t : {&a, &b, &c}) add_money_and_events(*t);
  CareModel m = model({a, b, c}, 6, {0.3, 1, 2, 4}, rich_nature);
  const Step again{.treatment = 0, .accept = 0.8, .wait = {}};
  m.pathways[0].steps[1].wait = Uniform(0, 0.4);
  m.pathways[0].steps.push_back(again);
  m.pathways[0].success.lost_below = 40;
  m.pathways.resize(4, {.success = m.pathways[0].success});
  m.pathways[1].steps = {m.pathways[0].steps[0], m.pathways[0].steps[1]};
  m.pathways[3].steps = {m.pathways[0].steps[0], m.pathways[0].steps[1], m.pathways[0].steps[1]};
  m.follow_up = {0.25, 1};
  m.shared_response = 0.6;
  m.own_response = 0.8;
  m.population.flags = {{stream_of("insured"), 0.7}};
  m.population.insured = 0;
  m.population.pain = Uniform(30, 95);
  m.population.life_table = LifeTable({{0, 0.05, 0.05}});
  m.discount_costs = Discount(0.03);
  m.discount_qalys = Discount(0.015);
  m.utility = {0.9, -0.004};
  m.health_care = {.base = 300, .per_pain_point = 9};
  m.lost_production = {.base = 50, .per_pain_point = 20, .covered = false};
  m.day_off_work = 200;
  m.coinsurance = 0.2;
  return m;
}

}  // namespace spinepath::test
