// A model with all that laws must hold for: a natural course, a context, treatments measured in three ways, with
// relapses, repeated courses, events, endpoints and costs of all kinds; and its outcomes, patient by patient.
#pragma once
#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/by_patient.h"
#include "tests/support/models.h"

namespace spinepath::test {

/// Good and bad times: a knot every half year.
inline Around chronic_pain(double horizon) {
  return {.natural = with_spacing({{0.3, {8, 12}}, {1, {15, 18}}, {3, {12, 20}}}, 0.5, horizon),
          .persistence = 0.6,
          .context = {{0.2, {8, 5}}, {1, {5, 3}}}};
}

inline Treatment eventful(const std::string& name, Measured kind, const Around& around) {
  Treatment t = treatment(name, kind, {{0.1, 25, 14}, {0.4, 45, 22}}, around);
  t.durability = Weibull(1.5, 1.3);
  t.max_courses = 2;
  t.repeat_wait = Uniform(0, 0.2);
  t.repeat_effect = 0.9;
  t.confirms = 0.9;
  t.days_off_work = 2;
  const auto cost = [&](std::uint64_t number, When when, double mode, Until until = Until::end) {
    t.costs.push_back({.amount = Triangular(mode / 3, mode, 3 * mode),
                       .stream = stream_of(name, number),
                       .when = when,
                       .until = until});
  };
  cost(1, When::course, 300);
  cost(2, When::per_year, 60, Until::failure);
  cost(3, When::assessment, 20);
  t.adverse_events.push_back(
      {.stream = stream_of(name, 4), .probability = 0.05, .death = 0.02, .qaly_loss = 0.1});
  t.late_events.push_back({.stream = stream_of(name, 5), .rate = 0.1, .ends_relief = true});
  t.late_events.push_back({.stream = stream_of(name, 6), .rate = 0.2, .qaly_loss = 0.05, .recurs = true});
  t.endpoints.push_back({.stream = stream_of(name, 7), .probability = 0.4, .after = 0.5});
  return t;
}

/// Care alone; care and injection; care, injection and surgery.
inline CareModel three_pathways(double horizon = 5) {
  const Around around = chronic_pain(horizon);
  const std::vector<Treatment> treatments{eventful("care", Measured::effect, around),
                                          eventful("injection", Measured::specific_effect, around),
                                          eventful("surgery", Measured::response, around)};
  CareModel m = model(treatments, horizon, {0.5, 1, 2.5, 5}, around);
  m.treatments[2].treatment_class = TreatmentClass::surgery;
  m.follow_up = {0.25, 1};
  const std::vector<Step> all = m.pathways[0].steps;
  m.pathways = {{.steps = {all[0]}}, {.steps = {all[0], all[1]}}, {.steps = all}};
  m.pathways[1].steps[1].accept = 0.8;
  m.pathways[2].steps[2].wait = Uniform(0, 0.5);
  m.population.life_table = LifeTable({{0, hazard_of(0.02), hazard_of(0.02)}});
  m.discount_costs = m.discount_qalys = Discount(0.03);
  m.shared_response = m.own_response = std::sqrt(0.5);
  m.health_care = {.base = 10, .per_pain_point = 3};
  m.utility = {0.9, -0.004};
  return m;
}

inline bool is_money(const OutcomeKey& key) { return info_of(key.outcome).unit == money_unit; }
/// What is known at a report time does not depend on what comes later.
inline bool is_reported_before_the_horizon(const OutcomeKey& key) {
  return key.at != OutcomeKey::horizon && info_of(key.outcome).at != ReportedAt::follow_up;
}
inline bool is_relief(const OutcomeKey& key) {
  return key.outcome >= Outcome::relief_30 && key.outcome <= Outcome::relief_capped;
}

struct PathwayOf {
  const ByPatient& run;
  std::size_t pathway = 0;
};

/// Each patient of the smaller run has the same outcomes in both pathways, of those that `asked` is true for.
template <class Asked>
void expect_same_outcomes(const PathwayOf& a, const PathwayOf& b, double tolerance, Asked&& asked) {
  const std::size_t patients = std::min(a.run.patients(), b.run.patients());
  int varying = 0;
  for (const OutcomeKey& key : a.run.layout().keys(a.pathway)) {
    if (!asked(key)) continue;
    const std::span<const double> here = a.run.of(key, a.pathway), there = b.run.of(key, b.pathway);
    double most = 0;
    for (std::size_t i = 0; i < patients; ++i) most = std::max(most, std::fabs(here[i] - there[i]));
    EXPECT_LE(most, tolerance) << info_of(key.outcome).name << " of " << key.of << " at " << key.at;
    varying += std::ranges::any_of(here, [&](double value) { return value != here[0]; }) ? 1 : 0;
  }
  EXPECT_GT(varying, 2) << "next to nothing was compared";
}

}  // namespace spinepath::test
