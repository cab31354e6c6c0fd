// Closed forms of the model (models/README.md): each derivation is given with its test, which holds a run to the
// exact value.
#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <gtest/gtest.h>

#include "tests/support/models.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

using test::at;
using test::over_horizon;

constexpr std::uint64_t patients = 40'000;

void expect_mean(const Results& results, const OutcomeKey& key, double expected) {
  EXPECT_NEAR(test::mean(results, key), expected, test::standard_errors * test::se(results, key) + 1e-12);
}

double normal_cdf(double z) { return boost::math::cdf(boost::math::normal_distribution<>{}, z); }

TEST(ClosedForm, ReliefLastsExponentiallyAfterTheLastKnot) {
  Treatment t = test::treatment("t", test::curve({{0.25, moments_from_rates(0.58, 0.44)}}));
  t.durability = Weibull(1.5, 1);
  const Results results = test::simulate(test::model({t}, 6, {0.25, 1, 2, 5}), patients);
  const double times[] = {0.25, 1, 2, 5};
  for (int r = 0; r < 4; ++r) {
    const double lasting = std::pow(2, -(times[r] - 0.25) / 1.5);
    expect_mean(results, at(Outcome::relief_50, r), 0.44 * lasting);
    expect_mean(results, at(Outcome::relief_30, r), 0.58 * lasting);
  }
}

TEST(ClosedForm, WeibullDurability) {
  Treatment t = test::treatment("t", test::curve({{0.5, moments_from_rates(0.6, 0.5)}}));
  t.assess_at = 0.5;
  t.durability = Weibull(2, 1.7);
  const Results results = test::simulate(test::model({t}, 6, {1, 3}), patients);
  expect_mean(results, at(Outcome::relief_50, 0), 0.5 * std::pow(2, -std::pow(0.5 / 2, 1.7)));
  expect_mean(results, at(Outcome::relief_50, 1), 0.5 * std::pow(2, -std::pow(2.5 / 2, 1.7)));
}

/// P(X1 < c, X2 >= c) under a bivariate normal of correlation rho, by integrating over the shared part.
double fails_then_succeeds(double p1, double p2, double rho) {
  const boost::math::normal_distribution<> normal;
  const double c1 = quantile(normal, 1 - p1), c2 = quantile(normal, 1 - p2);
  const auto given = [&](double f) {
    const double own = std::sqrt(1 - rho), shared = std::sqrt(rho) * f;
    return pdf(normal, f) * normal_cdf((c1 - shared) / own) * (1 - normal_cdf((c2 - shared) / own));
  };
  return boost::math::quadrature::gauss_kronrod<double, 61>::integrate(given, -9., 9., 10);
}

TEST(ClosedForm, SecondStepIsReachedByThoseWhomTheFirstFails) {
  for (const double rho : {0.0, 0.3, 0.8}) {
    const Treatment first = test::treatment("first", test::curve({{0.25, moments_from_rates(0.5, 0.35)}}));
    const Treatment second = test::treatment("second", test::curve({{0.25, moments_from_rates(0.6, 0.4)}}));
    CareModel m = test::model({first, second}, 2, {0.5});
    m.shared_response = std::sqrt(rho);
    m.own_response = std::sqrt(1 - rho);
    const Results results = test::simulate(m, patients);
    expect_mean(results, over_horizon(Outcome::treated, 1), 1 - 0.35);
    expect_mean(results, at(Outcome::relief_50, 0), 0.35 + fails_then_succeeds(0.35, 0.4, rho));
  }
}

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

TEST(ClosedForm, ConstantHazardGivesExponentialLifeYears) {
  CareModel m = test::model({}, 10, {4});
  const double q = 0.08, hazard = -std::log(1 - q);
  m.population.life_table = LifeTable({{0, hazard_of(q), hazard_of(q)}});
  const Results results = test::simulate(m, patients);
  expect_mean(results, over_horizon(Outcome::life_years), (1 - std::exp(-hazard * 10)) / hazard);
  expect_mean(results, at(Outcome::alive, 0), std::exp(-hazard * 4));
}

TEST(ClosedForm, LateEventsAloneFallAtTheirRate) {
  Treatment t = test::treatment("t", test::curve({{0.25, {0, 10}}}));
  t.late_events.push_back(
      {.stream = 5, .rate = 0.2, .qaly_loss = 0.1, .cost = test::item(When::course, 1000)});
  CareModel m = test::model({t}, 4, {});
  m.discount_costs = Discount(0.03);
  m.utility = {0, 0};
  const Results results = test::simulate(m, patients);
  const double d = std::log(1.03);
  expect_mean(results, over_horizon(Outcome::late_events, 0, 0), 1 - std::exp(-0.2 * 4));
  expect_mean(results, over_horizon(Outcome::spend, static_cast<int>(View::health_care)),
              1000 * 0.2 * (1 - std::exp(-(0.2 + d) * 4)) / (0.2 + d));
  expect_mean(results, over_horizon(Outcome::qalys_undiscounted), -0.1 * (1 - std::exp(-0.2 * 4)));
}

TEST(ClosedForm, LateEventsStopCountingAtTheNextCourse) {
  // No relief: the first course fails at 0.5 and the second treatment follows there; rate r up to then.
  Treatment first = test::treatment("first", test::curve({{0.25, {0, 1}}}));
  first.assess_at = 0.5;
  first.late_events.push_back({.stream = 5, .rate = 1.3});
  const Results results = test::simulate(
      test::model({first, test::treatment("second", test::curve({{0.25, {0, 1}}}))}, 4), patients);
  expect_mean(results, over_horizon(Outcome::late_events, 0, 0), 1 - std::exp(-1.3 * 0.5));
}

TEST(ClosedForm, PriceRangesHaveTheirMeansAndQuantiles) {
  Treatment t = test::treatment("t", test::curve({{0.25, {0, 1}}}));
  t.costs.push_back({.amount = Triangular(4000, 6500, 15000), .stream = 1, .when = When::course});
  t.costs.push_back({.amount = Pert(100, 200, 900), .stream = 2, .when = When::workup});
  const Results results = test::simulate(test::model({t}, 1), patients);
  const OutcomeKey spend = over_horizon(Outcome::spend, static_cast<int>(View::patient));
  expect_mean(results, spend, (4000 + 6500 + 15000) / 3. + (100 + 4 * 200 + 900) / 6.);
}

TEST(ClosedForm, QuantilesOfSpendAreThoseOfThePrice) {
  Treatment t = test::treatment("t", test::curve({{0.25, {0, 1}}}));
  const Distribution price = Triangular(4000, 6500, 15000);
  t.costs.push_back({.amount = price, .stream = 1, .when = When::course});
  const Results results = test::simulate(test::model({t}, 1), patients);
  const auto quantiles = *results.find(0, over_horizon(Outcome::spend, 0))->quantiles;
  for (std::size_t i = 0; i < quantiles.size(); ++i) {
    const double q = reported_quantiles[i];
    const double here =
        price.cdf(quantiles[i]);  // standard error of a sample quantile's rank, and a bin of 1.1 %
    EXPECT_NEAR(here, q, 5 * std::sqrt(q * (1 - q) / patients) + 0.002);
  }
}

TEST(ClosedForm, CostPerYearIsAnAnnuityUntilTheNextCourse) {
  Treatment first = test::treatment("first", test::curve({{0.25, {0, 1}}}));
  first.assess_at = 1.5;
  first.costs.push_back(test::item(When::per_year, 600));
  CareModel m = test::model({first, test::treatment("second", test::curve({{0.25, {0, 1}}}))}, 4, {1, 3});
  m.discount_costs = Discount(0.05);
  const Results results = test::simulate(m, 10);
  const auto annuity = [](double t) { return 600 * (1 - std::pow(1.05, -t)) / std::log(1.05); };
  EXPECT_NEAR(test::mean(results, at(Outcome::spend, 0, 0)), annuity(1), 1e-10);
  EXPECT_NEAR(test::mean(results, at(Outcome::spend, 1, 0)), annuity(1.5), 1e-10);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::spend_undiscounted, 0)), 900, 1e-10);
}

TEST(ClosedForm, BackgroundCostsFollowPain) {
  // Relief rises to 50 % over a year and stays: pain 60 -> 30, so 45 on average in year 1, then 30.
  CareModel m = test::model({test::treatment("t", test::curve({{1, {50, 0}}}))}, 3, {1});
  m.health_care = {.base = 100, .per_pain_point = 10};
  m.lost_production = {.base = 0, .per_pain_point = 1};
  m.utility = {1, -0.005};
  const Results results = test::simulate(m, 10);
  EXPECT_NEAR(test::mean(results, at(Outcome::spend, 0, 0)), 100 + 450, 1e-10);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::spend, 0)), 300 + 450 + 600, 1e-10);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::spend, static_cast<int>(View::societal))), 1350 + 105,
              1e-10);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::qalys)), 3 - 0.005 * 105, 1e-12);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::years_relief_30)), 2 + 0.4, 1e-12);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::years_relief_50)), 2, 1e-12);
}

TEST(ClosedForm, AcceptanceAndConfirmationMultiply) {
  Treatment t = test::treatment("t", test::curve({{0.25, {0, 1}}}));
  t.confirms = 0.6;
  t.costs.push_back(test::item(When::workup, 100));
  CareModel m = test::model({t}, 1);
  m.pathways[0].steps[0].accept = 0.7;
  const Results results = test::simulate(m, patients);
  expect_mean(results, over_horizon(Outcome::treated, 0), 0.42);
  expect_mean(results, over_horizon(Outcome::spend, 0), 70);
}

TEST(ClosedForm, AdverseEventsAndDeathsFallPerCourse) {
  Treatment t = test::treatment("t", test::curve({{0.25, {0, 1}}}));
  t.adverse_events.push_back({.stream = 1, .probability = 0.1, .death = 0.25, .qaly_loss = 0.5});
  const Results results = test::simulate(test::model({t}, 2, {1}), patients);
  expect_mean(results, over_horizon(Outcome::adverse_events, 0, 0), 0.1);
  expect_mean(results, at(Outcome::alive, 0), 1 - 0.025);
}

TEST(ClosedForm, EndpointsAreReachedAfterTheirTime) {
  Treatment t = test::treatment("t", test::curve({{0.25, {0, 1}}}));
  t.endpoints = {{.stream = 1, .probability = 0.85, .after = 1},
                 {.stream = 2, .probability = 0.9, .after = 2}};
  const Results results = test::simulate(test::model({t}, 2), patients);
  expect_mean(results, over_horizon(Outcome::endpoints, 0, 0), 0.85);
  expect_mean(results, over_horizon(Outcome::endpoints, 0, 1), 0);  // would fall at the horizon
}

TEST(ClosedForm, CostPerResponderIsSpendOverResponders) {
  Treatment t = test::treatment("t", test::curve({{0.25, moments_from_rates(0.58, 0.44)}}));
  t.costs.push_back({.amount = Uniform(500, 1500), .stream = 1, .when = When::course});
  const Results results = test::simulate(test::model({t}, 2), patients);
  const OutcomeKey key{.outcome = Outcome::cost_per_responder, .of = 0, .at = OutcomeKey::month_12};
  expect_mean(results, key, 1000 / 0.44);
  // Independent numerator and denominator: relative variances add (delta method).
  const double relative = std::sqrt((1000. * 1000 / 12) / (1000. * 1000) + 0.56 / 0.44) / std::sqrt(patients);
  EXPECT_NEAR(test::se(results, key), 1000 / 0.44 * relative, 0.02 * 1000 / 0.44 * relative);
}

TEST(ClosedForm, StandardErrorsAreThoseOfRepeatedRuns) {
  Treatment t = test::treatment("t", test::curve({{0.25, moments_from_rates(0.58, 0.44)}}));
  t.durability = Weibull(1, 1);
  CareModel m = test::model({t}, 2, {1});
  m.population.life_table = LifeTable({{0, hazard_of(0.1), hazard_of(0.1)}});
  m.pathways.push_back(m.pathways[0]);
  m.pathways[1].steps[0].accept = 0.5;
  constexpr int runs = 400;
  const OutcomeKey key = at(Outcome::relief_50, 0);
  double sum[2]{}, square[2]{}, claimed[2]{};
  for (int r = 0; r < runs; ++r) {
    const Results results = test::simulate(m, 500, static_cast<std::uint64_t>(1000 + r));
    const double x[2] = {*results.find(1, key)->mean, *results.find_difference(1, key)->mean};
    const double se[2] = {*results.find(1, key)->se, *results.find_difference(1, key)->se};
    for (int i = 0; i < 2; ++i) {
      sum[i] += x[i] / runs;
      square[i] += x[i] * x[i] / runs;
      claimed[i] += se[i] / runs;
    }
  }
  for (int i = 0; i < 2;
       ++i) {  // a sample standard deviation of 400 values has a relative error of 1/sqrt(800)
    const double seen = std::sqrt((square[i] - sum[i] * sum[i]) * runs / (runs - 1));
    EXPECT_NEAR(claimed[i] / seen, 1, test::standard_errors / std::sqrt(2. * runs));
  }
}

}  // namespace
}  // namespace spinepath
