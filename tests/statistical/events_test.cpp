// Closed forms of life and events: QALYs, life-years, adverse and late events, endpoints.
#include "tests/statistical/closed_form.h"

namespace spinepath {
namespace {

using test::at;
using test::health_care;
using test::many;
using test::over_horizon;

LifeTable constant_table(double hazard) { return LifeTable({{0, hazard, hazard}}); }

TEST(ClosedForm, ConstantUtilityGivesTheAnnuity) {
  CareModel m = test::model({}, 7, {});
  m.utility = {1, 0};
  m.discount_qalys = Discount(0.035);
  const Results results = test::simulate(m, 10);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::qalys)), (1 - std::pow(1.035, -7)) / std::log(1.035),
              1e-13);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::qalys_undiscounted)), 7, 1e-13);
  EXPECT_EQ(test::se(results, over_horizon(Outcome::qalys)), 0);
}

/// Hazards are multiplied by the first ratio whose patients they are: here of women, else 1.5.
TEST(ClosedForm, ConstantHazardGivesExponentialLifeYears) {
  const double hazard = hazard_of(0.08), horizon = 10;
  for (const double ratio_of_women : {1.5, 4.0}) {
    CareModel m = test::model({}, horizon, {4});
    m.population.life_table = constant_table(hazard);
    m.population.hazard_ratio = 1.5;
    m.population.hazard_ratios = {{{.men = false}, ratio_of_women}};
    m.population.female = 0.3;
    m.utility = {0.8, 0};
    m.discount_qalys = Discount(0.03);
    const Results results = test::simulate(m, many);
    const auto mixed = [&](auto&& f) { return 0.3 * f(ratio_of_women * hazard) + 0.7 * f(1.5 * hazard); };
    const auto years = [&](double h) { return (1 - std::exp(-h * horizon)) / h; };
    test::expect_mean(results, over_horizon(Outcome::life_years), mixed(years));
    test::expect_mean(results, at(Outcome::alive, 0), mixed([](double h) { return std::exp(-h * 4); }));
    const auto discounted = [&](double h) { return 0.8 * years(h + std::log(1.03)); };
    test::expect_mean(results, over_horizon(Outcome::qalys), mixed(discounted));
  }
}

Treatment with_late_event(double effect, double rate) {
  Treatment t = test::always("t", effect);
  t.late_events.push_back(
      {.stream = 5, .rate = rate, .qaly_loss = 0.1, .cost = test::item(When::course, 1000)});
  return t;
}

TEST(ClosedForm, LateEventsAloneFallAtTheirRate) {
  CareModel m = test::model({with_late_event(0, 0.2)}, 4, {1, 4});
  m.discount_costs = Discount(0.03);
  m.utility = {0, 0};
  const Results results = test::simulate(m, many);
  const double d = std::log(1.03);
  test::expect_mean(results, over_horizon(Outcome::late_events, 0, 0), 1 - std::exp(-0.2 * 4));
  test::expect_mean(results, health_care(), 1000 * 0.2 * test::annuity(0, 4, 0.2 + d));
  test::expect_mean(results, health_care(Outcome::spend, 0), 1000 * 0.2 * test::annuity(0, 1, 0.2 + d));
  test::expect_mean(results, over_horizon(Outcome::qalys_undiscounted), -0.1 * (1 - std::exp(-0.2 * 4)));
}

/// The first treatment fails at 0.25 years; the second does not stop its late events.
TEST(ClosedForm, LateEventsFallWhateverOtherTreatmentFollows) {
  const CareModel m = test::model({with_late_event(0, 0.7), test::always("second", 0)}, 4);
  test::expect_mean(test::simulate(m, many), over_horizon(Outcome::late_events, 0, 0),
                    1 - std::exp(-0.7 * 4));
}

/// 60 % relief that is lost a year after its knot: the second and last course starts at 1.25 years. Each course has one
/// event at most, or with `recurs` as many as come.
TEST(ClosedForm, LateEventsOfACourseEndWithTheNextOne) {
  Treatment t = with_late_event(60, 0.7);
  t.durability = Fixed(1);
  t.max_courses = 2;
  CareModel m = test::model({t}, 4);
  m.discount_costs = Discount(0.03);
  test::expect_mean(test::simulate(m, many), over_horizon(Outcome::late_events, 0, 0),
                    (1 - std::exp(-0.7 * 1.25)) + (1 - std::exp(-0.7 * 2.75)));
  m.treatments[0].late_events[0].recurs = true;
  const Results results = test::simulate(m, many);
  test::expect_mean(results, over_horizon(Outcome::late_events, 0, 0), 0.7 * 4);
  test::expect_mean(results, health_care(), 1000 * 0.7 * test::annuity(0, 4, std::log(1.03)));
}

TEST(ClosedForm, LateEventsThatEndReliefEndItAtTheirRate) {
  Treatment t = test::treatment("t", test::curve({{0.25, moments_from_rate_and_sd(50, 0.4, 30)}}));
  t.late_events = {{.stream = 5, .rate = 0.3, .ends_relief = true}, {.stream = 6, .rate = 0.2}};
  const Results results = test::simulate(test::model({t}, 4, {0.25, 3}), many);
  test::expect_mean(results, at(Outcome::relief_50, 0), 0.4 * std::exp(-0.3 * 0.25));
  test::expect_mean(results, at(Outcome::relief_50, 1), 0.4 * std::exp(-0.3 * 3));
}

TEST(ClosedForm, AdverseEventsAndDeathsFallPerCourse) {
  Treatment t = test::always("t", 0);
  t.adverse_events.push_back({.stream = 1, .probability = 0.1, .death = 0.25, .qaly_loss = 0.5});
  CareModel m = test::model({t}, 2, {1});
  m.utility = {0, 0};
  const Results results = test::simulate(m, many);
  test::expect_mean(results, over_horizon(Outcome::adverse_events, 0, 0), 0.1);
  test::expect_mean(results, at(Outcome::alive, 0), 1 - 0.025);
  test::expect_mean(results, over_horizon(Outcome::life_years), 2 * (1 - 0.025));
  test::expect_mean(results, over_horizon(Outcome::qalys), -0.5 * 0.1 * 0.75);  // of those who live
}

TEST(ClosedForm, EndpointsAreReachedAfterTheirTime) {
  Treatment t = test::always("t", 0);
  t.endpoints = {{.stream = 1, .probability = 0.85, .after = 1},
                 {.stream = 2, .probability = 0.9, .after = 2}};
  const Results results = test::simulate(test::model({t}, 2), many);
  test::expect_mean(results, over_horizon(Outcome::endpoints, 0, 0), 0.85);
  test::expect_mean(results, over_horizon(Outcome::endpoints, 0, 1), 0);  // would fall at the horizon
}

}  // namespace
}  // namespace spinepath
